import { type Level, roster } from '@planwright/sdk'
import type { Dialect } from '../formula/print-expression.js'
import type { TableNames } from './compiled-cube.js'
import type { MicrodataShape } from './microdata-shape.js'

/** The sub-select that puts every row under each unit it counts for, one branch a level. */
export function compileUnits(shape: MicrodataShape, source: string, dialect: Dialect, tables: TableNames): string {
  return shape.levels.map((level) => `  ${branchOf(level, shape, source, dialect, tables)}`).join('\n  UNION ALL\n')
}

function branchOf(level: Level, shape: MicrodataShape, source: string, dialect: Dialect, tables: TableNames): string {
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const prefixed = (code: string): string => `'${level}/' || ${code}`
  const select = (unit: string): string => `SELECT f.*, CAST(${unit} AS ${text}) AS _unit FROM ${source} f`
  if (level === 'district') return select("'district'")
  if (level === 'school') return `${select(prefixed('f._school'))} WHERE f._school IS NOT NULL`
  if (level === 'zone') {
    if (shape.ownZone) return `${select(prefixed('f._zone'))} WHERE f._zone IS NOT NULL`
    const join = `JOIN ${tables(roster.schools)} z ON z."school" = f._school AND z."schoolYear" = f._year`
    return `${select(prefixed('z."zone"'))} ${join} WHERE z."zone" IS NOT NULL`
  }
  if (shape.ownClassroom) return `${select(prefixed('f._classroom'))} WHERE f._classroom IS NOT NULL`
  const sameStudent = `c."student" = f.${shape.studentKey} AND c."schoolYear" = f._year`
  return `${select(prefixed('c."classroom"'))} JOIN ${tables(roster.enrollments)} c ON ${sameStudent} AND c."school" = f._school`
}
