import { bound } from '../formula/bound.js'
import { quoteIdentifier } from '../store/table-layout.js'
import { type CsvRecord, tableRecords } from './csv-records.js'
import { type ImportContext, listedRejects, type ReadableFile, run, select } from './import-context.js'
import type { Reject } from './import-report.js'
import { type NamedCode, type NamedUnit, orgUnitResolver } from './org-units.js'
import { importProblem } from './problem-codes.js'
import { rowReader } from './row-reader.js'
import { openTexts, textColumn, textsTable, unitColumns } from './texts-writer.js'

/** The rows read, and those that were no rows at all. */
export interface LoadedTexts {
  readonly read: number
  readonly rejected: number
  readonly rejects: readonly Reject[]
  /** The files that have a header and no rows. */
  readonly empty: readonly ReadableFile[]
}

/** Reads files record by record, so that every row knows its line, into a temporary table of texts. */
export async function loadTexts(context: ImportContext, files: readonly ReadableFile[]): Promise<LoadedTexts> {
  const writer = await openTexts(context.connection, context.dataset)
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const rejects: Reject[] = []
  let bytes = 0
  let read = 0
  let rejected = 0
  const empty: ReadableFile[] = []
  for (const [index, readable] of files.entries()) {
    const { file, layout } = readable
    const before = read
    const textsOf = rowReader(context.dataset, layout)
    const onBytes = (count: number): void => {
      bytes += count
      context.progress('reading', bytes, total)
    }
    for await (const records of tableRecords(readable, onBytes)) {
      for (const record of records) {
        if (record.line <= layout.headerLine) continue
        read += 1
        const reject = faultOf(record, file.name, layout)
        if (reject !== null) {
          rejected += 1
          if (rejects.length < listedRejects) rejects.push(reject)
          continue
        }
        if ('fault' in record) continue
        const { texts, unit } = textsOf(record.cells)
        writer.add(index, record.line, texts, unit)
      }
    }
    if (read === before) empty.push(readable)
  }
  writer.close()
  return { read, rejected, rejects, empty }
}

/** Fills in the org units that source files name by code or by name; what is not found is left empty. */
export async function resolveOrgUnits(
  context: ImportContext,
  files: readonly ReadableFile[],
): Promise<(named: NamedUnit) => string> {
  const column = files.find((file) => file.layout.orgUnit !== null)?.layout.orgUnit?.column
  if (column === undefined) return () => 'Write district, school/<code>, state, peer/<code> or peer/<code>/<school>.'
  const { connection } = context
  const seen = (await select(
    connection,
    `SELECT DISTINCT ${unitColumns.map(([column, name]) => `${column} AS "${name}"`).join(', ')} FROM ${textsTable}
     WHERE ${unitColumns.map(([column]) => `${column} IS NOT NULL`).join(' OR ')}`,
  )) as unknown as readonly NamedUnit[]
  const directory = (await select(
    connection,
    `SELECT code, name FROM "organization.districts"`,
  )) as unknown as readonly NamedCode[]
  const format = files.find(({ layout }) => layout.format?.orgUnit !== undefined)?.layout.format?.orgUnit
  const resolve = orgUnitResolver(context.home, [...directory, ...seen], format)
  const names = [...unitColumns.map(([, name]) => `"${name}"`), 'unit']
  await connection.run(`CREATE OR REPLACE TEMP TABLE _units (${names.map((name) => `${name} VARCHAR`).join(', ')})`)
  const values = seen.flatMap((named) => {
    const { unit } = resolve(named)
    const cells = [...unitColumns.map(([, name]) => named[name]), unit]
    return unit === null ? [] : [`(${cells.map((text) => (text === null ? 'NULL' : bound(text))).join(', ')})`]
  })
  if (values.length > 0) await run(connection, `INSERT INTO _units VALUES ${values.join(', ')}`)
  const position = Object.keys(context.dataset.columns).indexOf(column)
  const same = unitColumns.map(([own, name]) => `texts.${own} IS NOT DISTINCT FROM _units."${name}"`)
  await connection.run(
    `UPDATE ${textsTable} AS texts SET ${quoteIdentifier(textColumn(position))} = _units.unit FROM _units
     WHERE ${same.join(' AND ')}`,
  )
  return (named) => {
    const resolved = resolve(named)
    return resolved.unit === null ? resolved.detail : ''
  }
}

function faultOf(record: CsvRecord, file: string, layout: ReadableFile['layout']): Reject | null {
  const { line } = record
  if ('fault' in record) return importProblem(record.fault, { file, line, column: null, value: record.text })
  const { cells } = record
  const stray = straysOf(cells, layout).find((cell) => cell.trim() !== '')
  if (cells.length >= layout.width && stray === undefined) return null
  const isNameless = layout.nameless.some((index) => (cells[index] ?? '').trim() !== '')
  if (cells.length >= layout.width && (isNameless || layout.format === null)) {
    return importProblem('NAMELESS_CELL', { file, line, column: null, value: stray ?? '' })
  }
  const detail = `${cells.length} cells where the header has ${layout.width}`
  return importProblem('RAGGED_ROW', { file, line, column: null, value: cells.join(','), detail })
}

/** The cells of a row that belong to no column. */
function straysOf(cells: readonly string[], { width, nameless }: ReadableFile['layout']): readonly string[] {
  return [...nameless.map((index) => cells[index] ?? ''), ...cells.slice(width)]
}
