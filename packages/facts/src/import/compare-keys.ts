import { bound } from '../formula/bound.js'
import { importColumn, quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import { aheadSql, type CountsOfYear } from './counts-of-year.js'
import { type ImportContext, run, sameKey, select } from './import-context.js'
import { physicalNames } from './judge-texts.js'
import { carriedColumn, mergedTable, valueColumns } from './merge-rows.js'

const year = quoteIdentifier(schoolYearColumn)
const by = quoteIdentifier(importColumn)

/** Finds the merged rows that are new or say something else than is known, as they will be. */
export async function findChangedKeys({ connection, dataset, importNumber }: ImportContext): Promise<void> {
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
     ${bound(importNumber)} AS ${by}, old.rowid IS NOT NULL AS _was, old.${year} AS _year
     FROM ${mergedTable} AS came LEFT JOIN ${tableName(dataset)} AS old ON ${sameKey(dataset, 'came', 'old')}
     WHERE ${['old.rowid IS NULL', ...differs].join(' OR ')}`,
  )
}

/** What the changed rows do to each school year: a row that moves to another year is added there and removed here. */
export async function compareKeys(context: ImportContext): Promise<readonly CountsOfYear[]> {
  const { connection, dataset } = context
  const moves = `_was AND _year IS DISTINCT FROM ${year}`
  const rows = await select(
    connection,
    `WITH came AS (SELECT ${year} AS year, count(*) AS n FROM ${mergedTable} GROUP BY ALL),
     were AS (SELECT ${year} AS year, count(*) AS n FROM ${tableName(dataset)} GROUP BY ALL),
     comes AS (SELECT ${year} AS year, count(*) FILTER (WHERE NOT _was OR ${moves}) AS added,
      count(*) FILTER (WHERE _was AND NOT (${moves})) AS altered, count(*) FILTER (WHERE ${aheadSql(context)}) AS ahead
      FROM temp._changed GROUP BY ALL),
     goes AS (SELECT _year AS year, count(*) AS n FROM temp._changed WHERE ${moves} GROUP BY ALL)
     SELECT years.year, coalesce(came.n, 0) AS came, coalesce(were.n, 0) AS before, coalesce(added, 0) AS added,
      coalesce(altered, 0) AS altered, coalesce(goes.n, 0) AS removed, coalesce(ahead, 0) AS ahead
     FROM (SELECT year FROM came UNION SELECT year FROM goes) AS years
     LEFT JOIN came ON came.year IS NOT DISTINCT FROM years.year LEFT JOIN were ON were.year IS NOT DISTINCT FROM years.year
     LEFT JOIN comes ON comes.year IS NOT DISTINCT FROM years.year
     LEFT JOIN goes ON goes.year IS NOT DISTINCT FROM years.year ORDER BY 1`,
  )
  return rows.map(({ year: of, ...numbers }) => {
    const count = (name: string) => Number(numbers[name])
    const [before, added, removed] = [count('before'), count('added'), count('removed')]
    const counts = { before, after: before + added - removed, added, altered: count('altered'), removed }
    const schoolYear = of === null || of === undefined ? null : String(of)
    return {
      dataset: dataset.id,
      schoolYear,
      ...counts,
      replaceable: before,
      came: count('came'),
      ahead: count('ahead'),
    }
  })
}
