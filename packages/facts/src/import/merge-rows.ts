import type { Dataset } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { isPublished, quoteIdentifier, reasonColumn, schoolYearColumn } from '../store/table-layout.js'
import {
  type ImportContext,
  listedRejects,
  type ReadableFile,
  run,
  sameKey,
  select,
  selectNumber,
} from './import-context.js'
import type { Reject } from './import-report.js'
import { carries, physicalNames, typedTable } from './judge-texts.js'
import { nameOf, placeOfRow } from './places.js'
import { importProblem } from './problem-codes.js'

/** The temporary table with one row for each key of the import. */
export const mergedTable = 'temp._merged'

/** The column of the merged table that says whether the import carries a dataset column for that row. */
export function carriedColumn(name: string): string {
  return quoteIdentifier(`${name}__carried`)
}

/** What was found wrong with rows of the same key. */
export interface KeyProblems {
  readonly rejected: number
  readonly rejects: readonly Reject[]
}

/** Takes out rows that have the key of another row: no one can say which of them is right. */
export async function rejectDuplicates(context: ImportContext, files: readonly ReadableFile[]): Promise<KeyProblems> {
  const { dataset } = context
  const key = keyList(dataset)
  const bad = `SELECT ${key} FROM ${typedTable} GROUP BY ${key} HAVING count(*) > 1`
  return takeOut(context, bad, async () => {
    const rows = await select(
      context.connection,
      `SELECT _file, _line, to_json([${dataset.key.map((name) => `${quoteIdentifier(name)}::VARCHAR`).join(', ')}]) AS key,
       first_value(_file) OVER w AS file, first_value(_line) OVER w AS line, nth_value(_line, 2) OVER w AS second_line,
       nth_value(_file, 2) OVER w AS second_file, row_number() OVER w AS place
       FROM ${typedTable} AS typed WHERE EXISTS (SELECT 1 FROM temp._bad AS bad WHERE ${sameKey(dataset, 'typed', 'bad')})
       WINDOW w AS (PARTITION BY ${key} ORDER BY _file, _line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       ORDER BY _file, _line LIMIT ${listedRejects}`,
    )
    return rows.map((row) => {
      const other = row.place === '1' ? [row.second_file, row.second_line] : [row.file, row.line]
      const where = `${dataset.key.join(' and ')} (line ${other[1]} of ${nameOf(files, other[0])})`
      const value = (JSON.parse(String(row.key)) as readonly string[]).join(', ')
      const place = { ...placeOfRow(files, row), column: dataset.key.join(','), value }
      return importProblem('DUPLICATE_KEY', { ...place, detail: where })
    })
  })
}

/** Takes out rows of the same key that contradict each other; rows that complete each other are welcome. */
export async function rejectConflicts(context: ImportContext, files: readonly ReadableFile[]): Promise<KeyProblems> {
  const { dataset } = context
  const columns = valueColumns(dataset)
  if (columns.length === 0) return { rejected: 0, rejects: [] }
  const key = keyList(dataset)
  const differs = columns.map((name) => `count(DISTINCT ${cellText(dataset, name)}) > 1`)
  const flags = differs.map((test, index) => `${test} AS c${index}`)
  const bad = `SELECT ${key}, ${flags.join(', ')} FROM ${typedTable} GROUP BY ${key} HAVING ${differs.join(' OR ')}`
  return takeOut(context, bad, async () => {
    const rejects: Reject[] = []
    for (const [index, name] of columns.entries()) {
      const rows = await select(
        context.connection,
        `SELECT typed._file, typed._line, ${cellText(dataset, name, 'typed')} AS said, other._file AS file,
         other._line AS line, ${cellText(dataset, name, 'other')} AS says
         FROM ${typedTable} AS typed JOIN temp._bad AS bad ON bad.c${index} AND ${sameKey(dataset, 'typed', 'bad')}
         JOIN ${typedTable} AS other ON ${sameKey(dataset, 'other', 'typed')}
          AND ${cellText(dataset, name, 'typed')} <> ${cellText(dataset, name, 'other')}
         QUALIFY row_number() OVER (PARTITION BY typed._file, typed._line ORDER BY other._file, other._line) = 1
         ORDER BY 1, 2 LIMIT ${listedRejects}`,
      )
      for (const row of rows) {
        const detail = `line ${row.line} of ${nameOf(files, row.file)} has "${row.says}"`
        const place = { ...placeOfRow(files, row), column: name, value: String(row.said) }
        rejects.push(importProblem('CONFLICT', { ...place, detail }))
      }
    }
    return rejects
  })
}

/** Puts rows of the same key together, column by column. */
export async function mergeRows(context: ImportContext, files: readonly ReadableFile[]): Promise<void> {
  const { dataset } = context
  const key = keyList(dataset)
  const year = quoteIdentifier(schoolYearColumn)
  const values = valueColumns(dataset).flatMap((name) => {
    const column = dataset.columns[name]
    const names = column === undefined ? [] : physicalNames(name, column)
    const carrying = files.flatMap((file, index) => (carries(file, name) ? [index] : []))
    return [
      ...names.map((physical) => `max(${quoteIdentifier(physical)}) AS ${quoteIdentifier(physical)}`),
      `bool_or(_file IN (${carrying.map((file) => bound(file)).join(', ') || 'NULL'})) IS TRUE AS ${carriedColumn(name)}`,
    ]
  })
  await run(
    context.connection,
    `CREATE OR REPLACE TEMP TABLE _merged AS SELECT ${[key, ...values].join(', ')}, max(${year}) AS ${year},
     arg_min(_file, (_file, _line)) AS _file, arg_min(_line, (_file, _line)) AS _line
     FROM ${typedTable} GROUP BY ${key}`,
  )
}

/** The dataset columns that are not part of the key. */
export function valueColumns(dataset: Dataset): readonly string[] {
  return Object.keys(dataset.columns).filter((name) => !dataset.key.includes(name))
}

/** Takes the rows out whose keys a query gives, and says what was wrong with them. */
export async function takeOut(
  context: ImportContext,
  bad: string,
  rejectsOf: () => Promise<readonly Reject[]>,
): Promise<KeyProblems> {
  const { connection, dataset } = context
  await connection.run(`CREATE OR REPLACE TEMP TABLE _bad AS ${bad}`)
  if ((await selectNumber(connection, 'SELECT count(*) FROM temp._bad')) === 0) return { rejected: 0, rejects: [] }
  const rejects = await rejectsOf()
  const isBad = `EXISTS (SELECT 1 FROM temp._bad AS bad WHERE ${sameKey(dataset, 'typed', 'bad')})`
  const rejected = await selectNumber(connection, `SELECT count(*) FROM ${typedTable} AS typed WHERE ${isBad}`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE _typed AS SELECT * FROM ${typedTable} AS typed WHERE NOT ${isBad}`)
  return { rejected, rejects }
}

function cellText(dataset: Dataset, name: string, alias?: string): string {
  const prefix = alias === undefined ? '' : `${alias}.`
  const value = `${prefix}${quoteIdentifier(name)}::VARCHAR`
  const column = dataset.columns[name]
  if (column === undefined || !isPublished(column)) return value
  return `coalesce(${value}, ${prefix}${quoteIdentifier(reasonColumn(name))})`
}

/** The key of a dataset, as a list of SQL names. */
export function keyList(dataset: Dataset): string {
  return dataset.key.map(quoteIdentifier).join(', ')
}
