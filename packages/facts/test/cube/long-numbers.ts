import { aggregate, type Measure } from '@planwright/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { align, type Exact, toDouble, toText } from '../oracle/exact.js'
import { type Engine, facts, fill, measure } from './engines.js'

/** A row of one student with a long whole number and a long amount. */
export interface Row {
  readonly student: string
  readonly n: Exact
  readonly amount: Exact
}

type Numbers = readonly Exact[]

const times = (left: Exact, right: Exact): Exact => ({
  digits: left.digits * right.digits,
  scale: left.scale + right.scale,
})
const square = (value: Exact): Exact => times(value, value)
const total = (values: Numbers): Exact =>
  values.reduce((left, right) => {
    const [a, b, scale] = align(left, right)
    return { digits: a + b, scale }
  })
const less = (left: Exact, right: Exact): Exact => total([left, { ...right, digits: -right.digits }])
const mean = (values: Numbers): number => toDouble(total(values)) / values.length
const amounts = (rows: readonly Row[]): Numbers => rows.map(({ amount }) => amount)
const whole = (rows: readonly Row[]): Numbers => rows.map(({ n }) => n)

function deviation(values: Numbers): number {
  const many = { digits: BigInt(values.length), scale: 0 }
  const squares = less(times(many, total(values.map(square))), square(total(values)))
  return Math.sqrt(toDouble(squares)) / values.length
}

const perStudent = (rows: readonly Row[]): Numbers =>
  [...new Set(rows.map(({ student }) => student))].map((one) =>
    total(amounts(rows.filter(({ student }) => student === one))),
  )

/** A measure over all rows. */
export const direct = (value: string): Measure => aggregate({ of: facts, value })
const each = (value: string): Measure => aggregate({ of: facts, each: { student: { spent: 'sum(amount)' } }, value })

/** What formulas ask for, and what that is in exact numbers of any length. */
const formulas: readonly (readonly [Measure, (rows: readonly Row[]) => Exact | number])[] = [
  [direct('sum(amount * amount)'), (rows) => total(amounts(rows).map(square))],
  [direct('sum(amount * amount * amount)'), (rows) => total(amounts(rows).map((one) => times(square(one), one)))],
  [direct('sum(amount) * sum(amount)'), (rows) => square(total(amounts(rows)))],
  [
    direct('sum(amount) * sum(amount) * sum(amount)'),
    (rows) => times(square(total(amounts(rows))), total(amounts(rows))),
  ],
  [direct('avg(amount * amount)'), (rows) => mean(amounts(rows).map(square))],
  [direct('stddev_pop(amount)'), (rows) => deviation(amounts(rows))],
  [direct('stddev_pop(amount * amount)'), (rows) => deviation(amounts(rows).map(square))],
  [
    direct('sum(amount + amount - n * 3)'),
    (rows) => less(times(total(amounts(rows)), exactly(2)), times(total(whole(rows)), exactly(3))),
  ],
  [direct('sum(n * n)'), (rows) => total(whole(rows).map(square))],
  [direct('sum(n)'), (rows) => total(whole(rows))],
  [direct('sum(n) * sum(n)'), (rows) => square(total(whole(rows)))],
  [direct('sum(n * amount)'), (rows) => total(rows.map(({ n, amount }) => times(n, amount)))],
  [direct('max(n) * count(*) * count(*)'), (rows) => times(largest(whole(rows)), exactly(rows.length ** 2))],
  [
    direct('max(abs(- n) + n)'),
    (rows) => largest(whole(rows).map((one) => times(one, exactly(one.digits < 0n ? 0 : 2)))),
  ],
  [
    direct('count(*) filter (where amount * amount > n * n)'),
    (rows) => exactly(rows.filter(({ n, amount }) => less(square(amount), square(n)).digits > 0n).length),
  ],
  [each('sum(spent * spent)'), (rows) => total(perStudent(rows).map(square))],
  [
    each('sum(spent) * max(spent * spent)'),
    (rows) => times(total(amounts(rows)), largest(perStudent(rows).map(square))),
  ],
  [each('avg(spent * spent * spent)'), (rows) => mean(perStudent(rows).map((one) => times(square(one), one)))],
]

export function exactly(value: number): Exact {
  return { digits: BigInt(value), scale: 0 }
}

function largest(values: Numbers): Exact {
  return values.reduce((a, b) => (less(a, b).digits > 0n ? a : b))
}

/** Numbers of every length that a column holds. */
const long = (digits: number): fc.Arbitrary<bigint> =>
  fc.integer({ min: 1, max: digits }).chain((length) => {
    const end = 10n ** BigInt(length) - 1n
    return fc.bigInt({ min: -end, max: end })
  })
const row: fc.Arbitrary<Row> = fc.record({
  student: fc.constantFrom('s1', 's2', 's3'),
  n: long(18).map((digits) => ({ digits, scale: 0 })),
  amount: long(18).map((digits) => ({ digits, scale: 2 })),
})

/** Puts rows into the facts of an engine. */
export async function load(engine: Engine, rows: readonly Row[]): Promise<void> {
  const dated = rows.map((one, index) => ({ ...one, school: '01', year: '2016-17', date: dayOf(index) }))
  await fill(engine, { rows: dated, students: [], schools: [], enrollments: [] })
}

/** What an engine answers for the district. */
export async function answerOf(engine: Engine, one: Measure): Promise<string | null> {
  const request = { dataset: facts, measures: [{ id: 'm', measure: one }], levels: ['district'], groups: [] } as const
  const [cell] = await measure(engine, request)
  return cell?.value ?? null
}

/** Whether engines answer each formula over drawn rows: exactly on PostgreSQL, as far as 38 digits or a double go on DuckDB. */
export const answersOverLongNumbers = (engines: readonly Engine[]) =>
  fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
    for (const engine of engines) {
      await load(engine, rows)
      for (const [one, of] of formulas) {
        const shown = await answerOf(engine, one)
        const message = `${engine.dialect} ${JSON.stringify(one)}`
        if (engine.dialect === 'duckdb') expectNear(shown, of(rows), message)
        else expectSame(shown, of(rows), message)
      }
    }
  })

function dayOf(index: number): string {
  return `2016-09-${String(index + 1).padStart(2, '0')}`
}

/** PostgreSQL's exact numbers have no end; a mean is a double. */
function expectSame(shown: string | null, expected: Exact | number, message: string): void {
  if (typeof expected === 'number') expectNear(shown, expected, message)
  else expect(shown, message).to.equal(toText(expected))
}

/** The same digits where they were kept, and else the same to a part in a million millions. */
function expectNear(shown: string | null, expected: Exact | number, message: string): void {
  if (shown === null) throw new Error(`${message} has no value.`)
  if (typeof expected !== 'number' && shown === toText(expected)) return
  const right = toDouble(expected)
  expect(Math.abs(Number(shown) - right), `${message}: ${shown}, not ${right}`).to.be.at.most(1e-12 * Math.abs(right))
}
