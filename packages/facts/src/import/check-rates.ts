import type { RateCheck } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { quoteIdentifier } from '../store/table-layout.js'
import { type ImportContext, listedRejects, type ReadableFile, run, select } from './import-context.js'
import type { ImportWarning, Reject } from './import-report.js'
import { typedTable } from './judge-texts.js'
import type { KeyProblems } from './merge-rows.js'
import { placeOfRow } from './places.js'
import { importProblem } from './problem-codes.js'

/** A file of which more than this share of rates is off by more than rounding was read wrong, whoever printed it. */
const mostContradicting = 0.1

/** Reports published rates that do not follow from their counts (half up to one decimal), in exact arithmetic. */
export async function checkRates(
  context: ImportContext,
  files: readonly ReadableFile[],
  table: string,
): Promise<readonly ImportWarning[]> {
  const warnings: Reject[] = []
  for (const check of context.dataset.checks ?? []) {
    const sql = rateSql(check)
    if (sql === null) continue
    for (const row of await rowsOff(context, table, sql, `${sql.off} > 0`)) {
      warnings.push(rateProblem('RATE_DIFFERS', check, files, row))
    }
  }
  return warnings.slice(0, listedRejects)
}

/**
 * Takes out rows whose numbers can't stand in the columns they stand in: a part above its whole, and all rows of a file
 * whose rates mostly contradict the counts beside them. Two columns that changed places look like this.
 */
export async function rejectMisplaced(context: ImportContext, files: readonly ReadableFile[]): Promise<KeyProblems> {
  const rejects: Reject[] = []
  let rejected = 0
  const takeOut = async (condition: string): Promise<void> => {
    rejected += await run(context.connection, `DELETE FROM ${typedTable} WHERE ${condition}`)
  }
  for (const check of context.dataset.checks ?? []) {
    const above = partAboveWhole(check)
    const found = await select(
      context.connection,
      `SELECT _file, _line, ${above.n} AS n, ${above.d} AS d FROM ${typedTable} WHERE ${above.isAbove}
       ORDER BY _file, _line LIMIT ${listedRejects}`,
    )
    rejects.push(...found.map((row) => partProblem(check, files, row)))
    if (found.length > 0) await takeOut(above.isAbove)
    const sql = rateSql(check)
    for (const file of sql === null ? [] : await contradicting(context, sql)) {
      if (sql === null) continue
      const isOff = `_file = ${bound(file)} AND ${sql.off} > 1`
      const off = await rowsOff(context, typedTable, sql, isOff)
      rejects.push(...off.map((row) => rateProblem('RATES_CONTRADICT', check, files, row)))
      await takeOut(`_file = ${bound(file)}`)
    }
  }
  return { rejected, rejects: rejects.slice(0, listedRejects) }
}

interface RateSql {
  readonly rate: string
  readonly n: string
  readonly d: string
  /** Where all three are known, and the whole is not empty. */
  readonly isKnown: string
  /** The rate that follows, in tenths of a percent. */
  readonly due: string
  /** By how many tenths the printed rate differs. */
  readonly off: string
}

type Row = Readonly<Record<string, string | number | boolean | null>>

function rateSql(check: RateCheck): RateSql | null {
  if (check.rate === undefined) return null
  const [rate = '', n = '', d = ''] = [check.rate, check.numerator, check.denominator].map(quoteIdentifier)
  const due = `((2000 * ${n}::HUGEINT + ${d}) // (2 * ${d}))`
  const isKnown = `(${d} > 0 AND ${n} IS NOT NULL AND ${rate} IS NOT NULL)`
  return { rate, n, d, due, isKnown, off: `abs((${rate} * 10)::HUGEINT - ${due})` }
}

function partAboveWhole({ numerator, denominator }: RateCheck) {
  const [n, d] = [quoteIdentifier(numerator), quoteIdentifier(denominator)]
  return { n, d, isAbove: `(${n} IS NOT NULL AND ${d} IS NOT NULL AND ${n} > ${d})` }
}

function rowsOff(
  { connection }: ImportContext,
  table: string,
  { rate, n, d, due, isKnown }: RateSql,
  isOff: string,
): Promise<readonly Row[]> {
  return select(
    connection,
    `SELECT _file, _line, ${rate} AS rate, ${n} AS n, ${d} AS d, (${due} / 10)::DECIMAL(18,1) AS due FROM ${table}
     WHERE ${isKnown} AND ${isOff} ORDER BY _file, _line LIMIT ${listedRejects}`,
  )
}

/** The files of which too many rates contradict their counts. */
async function contradicting({ connection }: ImportContext, { isKnown, off }: RateSql): Promise<readonly number[]> {
  const rows = await select(
    connection,
    `SELECT _file AS file FROM ${typedTable} WHERE ${isKnown} GROUP BY _file
     HAVING count(*) FILTER (WHERE ${off} > 1) > ${mostContradicting} * count(*) ORDER BY _file`,
  )
  return rows.map(({ file }) => Number(file))
}

function rateProblem(
  code: 'RATE_DIFFERS' | 'RATES_CONTRADICT',
  { rate = '' }: RateCheck,
  files: readonly ReadableFile[],
  row: Row,
): Reject {
  const detail = `${row.n} of ${row.d} is ${row.due}, not ${row.rate}`
  return importProblem(code, { ...placeOfRow(files, row), column: rate, value: String(row.rate), detail })
}

function partProblem({ numerator, denominator }: RateCheck, files: readonly ReadableFile[], row: Row): Reject {
  const detail = `${numerator} is ${row.n}, ${denominator} is ${row.d}`
  return importProblem('PART_ABOVE_WHOLE', {
    ...placeOfRow(files, row),
    column: numerator,
    value: String(row.n),
    detail,
  })
}
