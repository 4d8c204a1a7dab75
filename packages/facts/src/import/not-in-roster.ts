import { roster } from '@planwright/sdk'
import { quoteIdentifier } from '../store/table-layout.js'
import { idsTable } from './gather-ids.js'
import { type ImportContext, type ReadableFile, run, select } from './import-context.js'
import type { ImportWarning } from './import-report.js'
import type { ImportedRows } from './imported-rows.js'
import { nearestId } from './nearest-id.js'
import { countOf, number } from './numbers.js'
import { nameOf, wholeImport } from './places.js'
import { importProblem } from './problem-codes.js'
import { type ListedColumn, listedColumns } from './roster-lists.js'

/** How many ids a warning names. */
const namedExamples = 3

/**
 * Warns of the students, schools, classes, staff and zones that rows name and the roster of their school year does not
 * list: how many there are, the first of them with their places, and the id that was likely meant. A year of which the
 * roster lists none at all is said once. The ids were gathered before.
 */
export async function notInRoster(
  context: ImportContext,
  files: readonly ReadableFile[],
  rows: ImportedRows,
): Promise<readonly ImportWarning[]> {
  const columns = context.dataset.about === 'published' ? [] : listedColumns(context.dataset, rows.table)
  if (columns.length === 0) return []
  const warnings: ImportWarning[] = []
  const empty = new Set<string>()
  for (const column of columns) {
    const years = await emptyYears(context, column)
    if (years.length > 0) empty.add(`no ${column.list.many} in ${years.join(', ')}`)
    warnings.push(...(await unknownIds(context, files, column)))
  }
  if (empty.size > 0) {
    warnings.unshift(importProblem('ROSTER_EMPTY', { ...wholeImport(files), detail: [...empty].join(' and ') }))
  }
  return warnings
}

/** The school years of the rows of which the roster lists nothing of a kind. */
async function emptyYears(
  { connection, dataset }: ImportContext,
  { name, list, known }: ListedColumn,
): Promise<readonly string[]> {
  // Files of the roster come one after another: what the next of them brings is not missed yet.
  if (!list.isMissed || roster.wholeRoster.datasets.some(({ id }) => id === dataset.id)) return []
  const rows = await select(
    connection,
    `SELECT DISTINCT year FROM ${idsTable} WHERE ${quoteIdentifier(name)} IS NOT NULL
     AND year NOT IN (SELECT year FROM ${known}) ORDER BY year`,
  )
  return rows.map(({ year }) => String(year))
}

async function unknownIds(
  { connection }: ImportContext,
  files: readonly ReadableFile[],
  { name, list, known }: ListedColumn,
): Promise<readonly ImportWarning[]> {
  const id = quoteIdentifier(name)
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE _unknown AS SELECT ${id} AS id, year, sum(n) AS n, min(place) AS place FROM ${idsTable}
     WHERE ${id} IS NOT NULL AND year IN (SELECT year FROM ${known})
     AND (${id}, year) NOT IN (SELECT (id, year) FROM ${known}) GROUP BY id, year`,
  )
  const [total] = await select(
    connection,
    `SELECT count(DISTINCT id) AS ids, sum(n)::BIGINT AS rows, string_agg(DISTINCT year, ', ' ORDER BY year) AS years FROM temp._unknown`,
  )
  const ids = Number(total?.ids)
  if (ids === 0) return []
  const examples = await select(
    connection,
    `SELECT id, year, place.file AS file, place.line AS line FROM temp._unknown ORDER BY place, id, year LIMIT ${namedExamples}`,
  )
  const named: string[] = []
  for (const example of examples) {
    const near = await nearestId(connection, known, String(example.id), String(example.year))
    named.push(inWords(String(example.id), example.line, near))
  }
  const more = ids > examples.length ? ` and ${number(ids - examples.length)} more` : ''
  const rows = `${countOf(Number(total?.rows), 'row', 'rows')} of ${total?.years}`
  const detail = `${countOf(ids, list.one, list.many)} in ${rows}: ${named.join(', ')}${more}`
  const [first] = examples
  const file = nameOf(files, first?.file ?? 0)
  const line = first?.line === null || first === undefined ? null : Number(first.line)
  return [importProblem(list.code, { file, line, column: name, value: String(first?.id), detail })]
}

function inWords(id: string, line: unknown, near: string | null): string {
  const parts = [...(line === null ? [] : [`line ${line}`]), ...(near === null ? [] : [`did you mean "${near}"?`])]
  return parts.length === 0 ? `"${id}"` : `"${id}" (${parts.join('; ')})`
}
