import { type Level, roster } from '@planwright/sdk'
import { hasPieces, joinClasses, pieceColumn } from './class-days.js'
import type { Draft } from './microdata-draft.js'

/** The sub-select that puts every row under each unit it counts for, one branch a level. */
export function compileUnits(draft: Draft, source: string): string {
  const branches = draft.shape.levels.map((level) => branchOf(level, draft, source))
  const pieces = `${unitsOf(draft, 'classroom', `f.${pieceColumn}`, source)} WHERE f.${pieceColumn} IS NOT NULL`
  const all = hasPieces(draft) ? [...branches, pieces] : branches
  return all.map((sql) => `  ${sql}`).join('\n  UNION ALL\n')
}

function branchOf(level: Level, draft: Draft, source: string): string {
  const { unit, join, conditions } = placeOf(level, draft)
  const all = [...(hasPieces(draft) ? [`f.${pieceColumn} IS NULL`] : []), ...conditions]
  const where = all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`
  return `${unitsOf(draft, level, unit, source)}${join}${where}`
}

interface Place {
  /** SQL for the code of the unit; null for the district, which has none. */
  readonly unit: string | null
  readonly join: string
  readonly conditions: readonly string[]
}

/** Where facts `f` belong on a level. */
function placeOf(level: Level, draft: Draft): Place {
  const { shape, tables } = draft
  const own = (column: string): Place => ({ unit: column, join: '', conditions: [`${column} IS NOT NULL`] })
  if (level === 'district') return { unit: null, join: '', conditions: [] }
  if (level === 'school') return own('f._school')
  if (level === 'zone') {
    if (shape.ownZone) return own('f._zone')
    const join = ` JOIN ${tables(roster.schools)} z ON z."school" = f._school AND z."schoolYear" = f._year`
    return { ...own('z."zone"'), join }
  }
  if (shape.ownClassroom) return own('f._classroom')
  return { unit: 'c."classroom"', join: ` ${joinClasses(draft, tables)}`, conditions: [] }
}

function unitsOf({ dialect }: Draft, level: Level, code: string | null, source: string): string {
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const unit = code === null ? "'district'" : `'${level}/' || ${code}`
  return `SELECT f.*, CAST(${unit} AS ${text}) AS _unit FROM ${source} f`
}
