import type { Dialect } from '../formula/print-expression.js'
import type { MeasureRequest } from '../store/fact-store.js'
import { cellColumns } from './cell-columns.js'
import { compileCells } from './compile-cells.js'
import type { NamedCheck } from './compile-cube.js'
import { compileFacts } from './compile-facts.js'
import { compilePersons } from './compile-persons.js'
import { compileSpans } from './compile-spans.js'
import { compileUnits } from './compile-units.js'
import type { CompiledCube, TableNames } from './compiled-cube.js'
import { compileBehind, compileMembers } from './members.js'
import { commonColumns, type Draft, draftOf, placeKeys } from './microdata-draft.js'
import { readMicrodata } from './read-microdata.js'

/**
 * Compiles measures of rows about people or things into one statement:
 * facts (filtered, summed up per key) -> spans (year, and year to date) -> units (district, zone, school, classroom)
 * -> entities (`each`, per unit: a student counts once at each level) or persons (the rows of each, per unit)
 * -> cells (all, and one group dimension at a time).
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
  const people = [...compileCounted(draft), ...compileWhoIsBehind(draft)]
  const spans = shape.monthly ? compileSpans(draft) : []
  const parts = [
    `facts AS MATERIALIZED (\n${compileFacts(draft)}\n)`,
    ...spans,
    `units AS (\n${compileUnits(draft, shape.monthly ? 'spans' : 'facts')}\n)`,
    ...people.map(({ name, sql }) => `${name} AS (\n${sql}\n)`),
  ]
  const sql = `WITH ${parts.join(',\n')}\n${compileCells(draft, cells, people[0]?.name ?? 'units')}`
  const columns = ['unit', 'group', 'period', ...cells.map(({ name }) => name)]
  return { sql, columns, readCells: (rows) => readMicrodata(measures, columns, rows) }
}

interface SubSelect {
  readonly name: string
  readonly sql: string
}

/** What is counted in a cell, where that is not the rows of its unit: the entities of `each`, or people. */
function compileCounted(draft: Draft): readonly SubSelect[] {
  if (draft.shape.entity !== null) return [{ name: 'entities', sql: compileEntities(draft) }]
  const persons = compilePersons(draft)
  return persons === null ? [] : [{ name: 'persons', sql: persons }]
}

function compileWhoIsBehind(draft: Draft): readonly SubSelect[] {
  if (draft.shape.members === null) return []
  return [
    { name: 'members', sql: compileMembers(draft) },
    { name: 'behind', sql: compileBehind(draft) },
  ]
}

/** One row an entity and unit (and period): what `each` works out. */
function compileEntities(draft: Draft): string {
  const keys = [...placeKeys(draft), '_entity']
  const selected = [...keys, ...draft.worked.list(), ...commonColumns(draft)]
  return `  SELECT ${selected.join(', ')}\n  FROM units\n  GROUP BY ${keys.join(', ')}`
}
