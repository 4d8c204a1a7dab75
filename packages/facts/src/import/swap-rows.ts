import type { Dataset, SchoolYear } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { importColumn, physicalColumns, quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import { type ImportContext, run, sameKey, select } from './import-context.js'
import { physicalNames, typedTable } from './judge-texts.js'
import { carriedColumn, mergedTable, valueColumns } from './merge-rows.js'

/** What an import changed in a dataset: how many rows, and in which school years (null for datasets without years). */
export interface Change {
  readonly dataset: string
  readonly changed: number
  readonly years: readonly (SchoolYear | null)[]
}

const year = quoteIdentifier(schoolYearColumn)
const by = quoteIdentifier(importColumn)

/** Puts the judged rows into a dataset's table under the import's number. */
export async function insertTyped({ connection, dataset, importNumber }: ImportContext): Promise<void> {
  const names = physicalColumns(dataset).map((column) => quoteIdentifier(column.name))
  const values = names.map((name) => (name === by ? bound(importNumber) : name))
  await run(
    connection,
    `INSERT INTO ${tableName(dataset)} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${typedTable}`,
  )
}

/** Lets the rows just inserted take the place of each school year they hold; a year that is the same stays as it was. */
export async function replaceYears(context: ImportContext): Promise<Change> {
  const { connection, dataset, importNumber } = context
  const table = tableName(dataset)
  const isNew = `${by} = ${bound(importNumber)}`
  const compared = await select(
    connection,
    `SELECT ${year} AS year, count(*) FILTER (WHERE ${isNew}) AS came, count(*) FILTER (WHERE NOT ${isNew}) AS were
     FROM ${table} GROUP BY ALL HAVING came > 0 ORDER BY 1`,
  )
  const kept: string[] = []
  const years: SchoolYear[] = []
  let changed = 0
  for (const row of compared) {
    const name = String(row.year)
    const rows = Number(row.were) === 0 ? Number(row.came) : await changedRows(context, name)
    if (rows === 0) kept.push(name)
    else years.push(name)
    changed += rows
  }
  const list = (names: readonly string[]): string => names.map((name) => bound(name)).join(', ')
  if (kept.length > 0) await run(connection, `DELETE FROM ${table} WHERE ${isNew} AND ${year} IN (${list(kept)})`)
  const replaced = compared.filter((row) => Number(row.were) > 0 && years.includes(String(row.year)))
  if (replaced.length > 0) {
    const old = list(replaced.map((row) => String(row.year)))
    await run(connection, `DELETE FROM ${table} WHERE NOT (${isNew}) AND ${year} IN (${old})`)
  }
  return { dataset: dataset.id, changed, years }
}

/** Merges the import's rows into the rows with the same key; columns the import does not carry stay as they are. */
export async function replaceKeys({ connection, dataset, importNumber }: ImportContext): Promise<Change> {
  const table = tableName(dataset)
  const physical = valueColumns(dataset).flatMap((name) => {
    const column = dataset.columns[name]
    return column === undefined ? [] : physicalNames(name, column).map((own) => ({ own: quoteIdentifier(own), name }))
  })
  const after = physical.map(
    ({ own, name }) => `CASE WHEN came.${carriedColumn(name)} THEN came.${own} ELSE old.${own} END AS ${own}`,
  )
  const keys = dataset.key.map((name) => `came.${quoteIdentifier(name)} AS ${quoteIdentifier(name)}`)
  const differs = physical.map(
    ({ own, name }) => `(came.${carriedColumn(name)} AND came.${own} IS DISTINCT FROM old.${own})`,
  )
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE _changed AS SELECT ${[...keys, ...after].join(', ')}, came.${year} AS ${year},
     ${bound(importNumber)} AS ${by} FROM ${mergedTable} AS came LEFT JOIN ${table} AS old ON ${sameKey(dataset, 'came', 'old')}
     WHERE ${['old.rowid IS NULL', ...differs].join(' OR ')}`,
  )
  await connection.run(
    `DELETE FROM ${table} AS old USING temp._changed AS came WHERE ${sameKey(dataset, 'came', 'old')}`,
  )
  await connection.run(`INSERT INTO ${table} BY NAME SELECT * FROM temp._changed`)
  const rows = await select(
    connection,
    `SELECT ${year} AS year, count(*) AS n FROM temp._changed GROUP BY ALL ORDER BY 1`,
  )
  return {
    dataset: dataset.id,
    changed: rows.reduce((sum, row) => sum + Number(row.n), 0),
    years: rows.map((row) => (row.year === null ? null : String(row.year))),
  }
}

/** How many rows of a school year were added, altered or removed. */
async function changedRows(context: ImportContext, schoolYear: string): Promise<number> {
  const { connection, dataset, importNumber } = context
  if (await sameDigest(context, schoolYear)) return 0
  const table = tableName(dataset)
  const inYear = `${year} = ${bound(schoolYear)}`
  const side = (isNew: boolean): string =>
    `(SELECT *, true AS _here FROM ${table} WHERE ${inYear} AND ${by} ${isNew ? '=' : '<>'} ${bound(importNumber)})`
  const differs = valuesOf(dataset).map((name) => `came.${name} IS DISTINCT FROM old.${name}`)
  const [row] = await select(
    connection,
    `SELECT count(*) AS n FROM ${side(true)} AS came FULL JOIN ${side(false)} AS old ON ${sameKey(dataset, 'came', 'old')}
     WHERE ${['came._here IS NULL', 'old._here IS NULL', ...differs].join(' OR ')}`,
  )
  return Number(row?.n)
}

/** Whether a year's new and old rows are the same set, judged by their number and two 64-bit sums that ignore order. */
async function sameDigest({ connection, dataset, importNumber }: ImportContext, schoolYear: string): Promise<boolean> {
  const cells = [...dataset.key.map(quoteIdentifier), ...valuesOf(dataset)].join(', ')
  const digests = await select(
    connection,
    `SELECT count(*) AS n, sum(hash(${cells}))::VARCHAR AS one, bit_xor(hash('other', ${cells}))::VARCHAR AS other
     FROM ${tableName(dataset)} WHERE ${year} = ${bound(schoolYear)} GROUP BY ${by} = ${bound(importNumber)}`,
  )
  const [first, second] = digests
  return first?.n === second?.n && first?.one === second?.one && first?.other === second?.other
}

function valuesOf(dataset: Dataset): readonly string[] {
  return valueColumns(dataset).flatMap((name) => {
    const column = dataset.columns[name]
    return column === undefined ? [] : physicalNames(name, column).map(quoteIdentifier)
  })
}
