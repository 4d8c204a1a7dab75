import { columnsOf } from '../formula/expression.js'
import { printExpression } from '../formula/print-expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import { dayColumn, hasPieces, joinPieces, pieceColumn } from './class-days.js'
import { yearCondition } from './compiled-cube.js'
import { dimensionsOf, rowsWithGroups } from './group-source.js'
import { type Draft, rowFormulas, throughName, whereName } from './microdata-draft.js'

/** The sub-select of the dataset's rows, whichever of them a measure counts: summed up per key where they can be. */
export function compileFacts(draft: Draft): string {
  const { shape, combine, request, tables, partials } = draft
  const keys = shape.keys.map(({ sql, name }) => `${sql} AS ${name}`)
  const date = shape.date === null ? null : quoteIdentifier(shape.date)
  const through = date === null ? [] : throughColumns(draft, date)
  const carried = combine ? partials.list() : usedColumns(draft).map(quoteIdentifier)
  const day = shape.classesByDay && !combine && date !== null ? [`${date} AS ${dayColumn}`] : []
  const selected = [...keys, ...carried, ...whereColumns(draft), ...through, ...day]
  const rows = rowsWithGroups(request.dataset, shape.entity, dimensionsOf(rowFormulas(draft)), tables)
  const select = (more: readonly string[], from: string, keyed: readonly number[]): string => {
    const grouped = combine ? `\n  GROUP BY ${keyed.join(', ')}` : ''
    return `  SELECT ${[...selected, ...more].join(', ')}\n  FROM ${from}\n  WHERE ${factConditions(draft).join(' AND ')}${grouped}`
  }
  const positions = shape.keys.map((_, index) => index + 1)
  if (!hasPieces(draft)) return select([], rows, positions)
  const text = draft.dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const whole = select([`CAST(NULL AS ${text}) AS ${pieceColumn}`], rows, positions)
  const pieces = select([pieceColumn], `${rows} ${joinPieces(draft)}`, [...positions, selected.length + 1])
  return `${whole}\n  UNION ALL\n${pieces}`
}

function whereColumns({ wheres, dialect, combine }: Draft): readonly string[] {
  return wheres.map((where, index) => {
    const holds = where === null ? 'TRUE' : printExpression(where, { dialect })
    const one = combine ? `count(*) FILTER (WHERE ${holds})` : `CASE WHEN ${holds} THEN 1 ELSE 0 END`
    return `${one} AS ${whereName(index)}`
  })
}

/** The latest day of all rows, and of those that meet each of the different `where`s. */
function throughColumns({ wheres, dialect, combine }: Draft, date: string): readonly string[] {
  const latest = (day: string, index: number | null): string =>
    `${combine ? `max(${day})` : day} AS ${throughName(index)}`
  const ofWheres = wheres.map((where, index) =>
    latest(where === null ? date : `CASE WHEN ${printExpression(where, { dialect })} THEN ${date} END`, index),
  )
  return [latest(date, null), ...ofWheres]
}

function usedColumns(draft: Draft): readonly string[] {
  return [...new Set(rowFormulas(draft).flatMap(columnsOf))]
}

function factConditions({ request, shape }: Draft): readonly string[] {
  const entity = shape.entity === null ? [] : [`${quoteIdentifier(shape.entity)} IS NOT NULL`]
  const dated = shape.monthly && shape.date !== null ? [`${quoteIdentifier(shape.date)} IS NOT NULL`] : []
  return [yearCondition(request), ...entity, ...dated]
}
