import type { Dataset, SchoolYear } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { importColumn, quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import { aheadSql, type CountsOfYear } from './counts-of-year.js'
import { type ImportContext, sameKey, select } from './import-context.js'
import { scopeSql } from './import-scope.js'
import { physicalNames } from './judge-texts.js'
import { valueColumns } from './merge-rows.js'

export interface ComparedYear extends CountsOfYear {
  readonly schoolYear: SchoolYear
}

const year = quoteIdentifier(schoolYearColumn)
const by = quoteIdentifier(importColumn)

/** The rows of a dataset's table: the import's, those of its scope that they replace, and those that stay. */
export function sidesOf({ dataset, importNumber, scope }: ImportContext) {
  const isNew = `${by} = ${bound(importNumber)}`
  const isOfScope = scopeSql(dataset, scope)
  return { isNew, isOld: `(NOT ${isNew} AND ${isOfScope})`, isKept: `(NOT ${isNew} AND NOT ${isOfScope})` }
}

/** Compares the rows just inserted with those they replace, school year by school year. */
export async function compareYears(context: ImportContext): Promise<readonly ComparedYear[]> {
  const { connection, dataset } = context
  const { isNew, isOld, isKept } = sidesOf(context)
  const rows = await select(
    connection,
    `SELECT ${year} AS year, count(*) FILTER (WHERE ${isNew}) AS came, count(*) FILTER (WHERE ${isOld}) AS were,
     count(*) FILTER (WHERE ${isKept}) AS kept, count(*) FILTER (WHERE ${isNew} AND ${aheadSql(context)}) AS ahead
     FROM ${tableName(dataset)} GROUP BY ALL HAVING came > 0 ORDER BY 1`,
  )
  const compared: ComparedYear[] = []
  for (const row of rows) {
    const schoolYear = String(row.year)
    const count = (name: string) => Number(row[name])
    const [came, were, kept, ahead] = [count('came'), count('were'), count('kept'), count('ahead')]
    const counts = were === 0 ? { added: came, altered: 0, removed: 0, ahead } : await changedRows(context, schoolYear)
    const sums = { before: were + kept, after: came + kept, replaceable: were, came }
    compared.push({ dataset: dataset.id, schoolYear, ...sums, ...counts })
  }
  return compared
}

type Changes = Pick<CountsOfYear, 'added' | 'altered' | 'removed' | 'ahead'>

const unchanged: Changes = Object.freeze({ added: 0, altered: 0, removed: 0, ahead: 0 })

/** How many rows of a school year are added, altered and removed within the import's scope. */
async function changedRows(context: ImportContext, schoolYear: string): Promise<Changes> {
  if (await sameDigest(context, schoolYear)) return unchanged
  const { connection, dataset } = context
  const { isNew, isOld } = sidesOf(context)
  const side = (rows: string): string =>
    `(SELECT *, true AS _here FROM ${tableName(dataset)} WHERE ${year} = ${bound(schoolYear)} AND ${rows})`
  const differs = valuesOf(dataset).map((name) => `came.${name} IS DISTINCT FROM old.${name}`)
  const [row] = await select(
    connection,
    `SELECT count(*) FILTER (WHERE old._here IS NULL) AS added, count(*) FILTER (WHERE came._here IS NULL) AS removed,
     count(*) FILTER (WHERE came._here AND old._here) AS altered, count(*) FILTER (WHERE ${aheadSql(context, 'came.')}) AS ahead
     FROM ${side(isNew)} AS came FULL JOIN ${side(isOld)} AS old ON ${sameKey(dataset, 'came', 'old')}
     WHERE ${['came._here IS NULL', 'old._here IS NULL', ...differs].join(' OR ')}`,
  )
  return {
    added: Number(row?.added),
    altered: Number(row?.altered),
    removed: Number(row?.removed),
    ahead: Number(row?.ahead),
  }
}

/** Whether a year's new and old rows are the same set, judged by their number and two 64-bit sums that ignore order. */
async function sameDigest(context: ImportContext, schoolYear: string): Promise<boolean> {
  const { connection, dataset } = context
  const { isNew, isOld } = sidesOf(context)
  const cells = [...dataset.key.map(quoteIdentifier), ...valuesOf(dataset)].join(', ')
  const digests = await select(
    connection,
    `SELECT count(*) AS n, sum(hash(${cells}))::VARCHAR AS one, bit_xor(hash('other', ${cells}))::VARCHAR AS other
     FROM ${tableName(dataset)} WHERE ${year} = ${bound(schoolYear)} AND (${isNew} OR ${isOld}) GROUP BY ${isNew}`,
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
