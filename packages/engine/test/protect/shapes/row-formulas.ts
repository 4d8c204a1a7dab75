import fc from 'fast-check'
import type { Row } from './district.js'

/** A number of a row as text, and what it means, said without the code under test. */
export interface RowNumber {
  readonly text: string
  readonly of: (row: Row) => number | null
  /** Whether the row itself gives the number, and not a constant in its place. */
  readonly gives: (row: Row) => boolean
}

/** A condition on a row as text, and whether it holds. */
export interface Condition {
  readonly text: string
  readonly holds: (row: Row) => boolean
}

const numberIn = (row: Row, name: string): number | null => {
  const cell = row[name]
  return typeof cell === 'number' ? cell : null
}

/** A column of numbers. */
export function column(text: string): RowNumber {
  return { text, of: (row) => numberIn(row, text), gives: (row) => numberIn(row, text) !== null }
}

function changed(text: string, { of, gives }: RowNumber, change: (known: number) => number | null): RowNumber {
  const changedOf = (row: Row) => {
    const known = of(row)
    return known === null ? null : change(known)
  }
  return { text, of: changedOf, gives: (row) => gives(row) && changedOf(row) !== null }
}

const isHit: Condition = { text: 'hit', holds: ({ hit }) => hit === true }
const score = column('score')
const minutes = column('minutes')
const always = () => false

const rowNumbers: readonly RowNumber[] = [
  score,
  column('answer'),
  minutes,
  column('dollars'),
  column('absences'),
  changed('100 * answer', column('answer'), (known) => 100 * known),
  changed('score - 50', score, (known) => known - 50),
  changed('nullif(absences, 0)', column('absences'), (known) => (known === 0 ? null : known)),
  { text: 'greatest(score, 50)', of: (row) => Math.max(score.of(row) ?? 50, 50), gives: score.gives },
  changed('abs(dollars)', column('dollars'), Math.abs),
  { text: 'coalesce(score, 0)', of: (row) => score.of(row) ?? 0, gives: score.gives },
  {
    text: 'case when hit then minutes end',
    of: (row) => (isHit.holds(row) ? minutes.of(row) : null),
    gives: isHit.holds,
  },
  {
    text: 'case when hit then minutes else 0 end',
    of: (row) => (isHit.holds(row) ? minutes.of(row) : 0),
    gives: isHit.holds,
  },
  { text: 'case when hit then 1 else 0 end', of: (row) => Number(isHit.holds(row)), gives: always },
  {
    text: 'score * absences',
    of: (row) => (score.of(row) === null ? null : (score.of(row) ?? 0) * (numberIn(row, 'absences') ?? 0)),
    gives: score.gives,
  },
]

const conditions: readonly Condition[] = [
  isHit,
  { text: 'not hit', holds: ({ hit }) => hit === false },
  { text: 'score >= 90', holds: (row) => (score.of(row) ?? 0) >= 90 },
  { text: 'score is null', holds: (row) => score.of(row) === null },
  { text: 'answer = 1', holds: ({ answer }) => answer === 1 },
  { text: 'minutes > 60', holds: (row) => (minutes.of(row) ?? 0) > 60 },
  { text: "subject = 'math'", holds: ({ subject }) => subject === 'math' },
  { text: "subject <> 'music'", holds: ({ subject }) => subject !== 'music' },
  { text: 'dollars < 0', holds: (row) => (numberIn(row, 'dollars') ?? 0) < 0 },
]

export const numbersOfRows = fc.constantFrom(...rowNumbers)
export const conditionsOfRows = fc.constantFrom(...conditions)

/** What a student's own rows are worked out to, before students are put together. */
export interface Inner {
  readonly text: string
  readonly of: (rows: readonly Row[]) => number | null
  /** The rows that give it its value. */
  readonly gives: (row: Row) => boolean
}

function known(rows: readonly Row[], { of }: RowNumber): readonly number[] {
  return rows.map(of).filter((value) => value !== null)
}

function over(name: string, number: RowNumber, put: (values: readonly number[]) => number): Inner {
  const of = (rows: readonly Row[]) => {
    const values = known(rows, number)
    return values.length === 0 ? null : put(values)
  }
  return { text: `${name}(${number.text})`, of, gives: number.gives }
}

export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What can be worked out for one student from the own rows, their extremes too. */
export const inners = fc.constantFrom<Inner>(
  over('sum', minutes, total),
  over('sum', column('answer'), total),
  over('sum', column('dollars'), total),
  over('avg', score, (values) => total(values) / values.length),
  over('max', score, (values) => Math.max(...values)),
  over('max', column('answer'), (values) => Math.max(...values)),
  over('min', column('dollars'), (values) => Math.min(...values)),
  { text: 'count(*)', of: (rows) => rows.length, gives: () => true },
  { text: 'count(*) filter (where hit)', of: (rows) => rows.filter(isHit.holds).length, gives: () => true },
)

const a = column('a')

export const numbersOfEntities = fc.constantFrom<RowNumber>(
  a,
  changed('2 * a', a, (value) => 2 * value),
)

export const conditionsOfEntities = fc.constantFrom<Condition>(
  { text: 'a > 1', holds: (row) => (a.of(row) ?? 0) > 1 },
  { text: 'a >= 50', holds: (row) => (a.of(row) ?? 0) >= 50 },
  { text: 'a is not null', holds: (row) => a.of(row) !== null },
)
