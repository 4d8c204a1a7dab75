import type { Dialect } from '../formula/print-expression.js'
import type { MeasureRequest } from '../store/fact-store.js'
import { cellColumns } from './cell-columns.js'
import { compileCells } from './compile-cells.js'
import type { NamedCheck } from './compile-cube.js'
import { compileFacts } from './compile-facts.js'
import { compileSpans } from './compile-spans.js'
import { compileUnits } from './compile-units.js'
import type { CompiledCube, TableNames } from './compiled-cube.js'
import { type Draft, draftOf, throughName, whereName } from './microdata-draft.js'
import { readMicrodata } from './read-microdata.js'

/**
 * Compiles measures of rows about people or things into one statement:
 * facts (filtered, summed up per key) -> spans (year, and year to date) -> units (district, zone, school, classroom)
 * -> entities (`each`, per unit: a student counts once at each level) -> cells (all, and one group dimension at a time).
 */
export function compileMicrodata(
  request: MeasureRequest,
  measures: readonly NamedCheck[],
  dialect: Dialect,
  tables: TableNames,
): CompiledCube {
  const draft = draftOf(request, measures, dialect, tables)
  const { shape } = draft
  const cells = cellColumns(draft)
  const entities = shape.entity === null ? null : compileEntities(draft)
  const spans = shape.monthly ? compileSpans(draft) : []
  const parts = [
    `facts AS MATERIALIZED (\n${compileFacts(draft)}\n)`,
    ...spans,
    `units AS (\n${compileUnits(shape, shape.monthly ? 'spans' : 'facts', dialect, tables)}\n)`,
    ...(entities === null ? [] : [`entities AS (\n${entities}\n)`]),
  ]
  const sql = `WITH ${parts.join(',\n')}\n${compileCells(draft, cells, entities === null ? 'units' : 'entities')}`
  const columns = ['unit', 'group', 'period', ...cells.map(({ name }) => name)]
  return { sql, columns, readCells: (rows) => readMicrodata(measures, columns, rows) }
}

/** One row an entity and unit (and period): what `each` works out. */
function compileEntities({ shape, worked, wheres }: Draft): string {
  const keys = ['_year', ...(shape.monthly ? ['_period'] : []), '_unit', '_entity']
  const indexes = wheres.length === 0 ? [null] : wheres.map((_, index) => index)
  const through = shape.date === null ? [] : indexes.map(throughName).map((name) => `max(${name}) AS ${name}`)
  const rows = wheres.map((_, index) => `sum(${whereName(index)}) AS ${whereName(index)}`)
  return `  SELECT ${[...keys, ...worked.list(), ...rows, ...through].join(', ')}\n  FROM units\n  GROUP BY ${keys.join(', ')}`
}
