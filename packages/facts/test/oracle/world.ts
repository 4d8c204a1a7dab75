import fc from 'fast-check'
import type { FactRow, World } from './cube.js'
import { exact } from './exact.js'
import { words } from './formulas.js'

const years = ['2015-16', '2016-17']
const schools = ['01', '02', '03']
const students = ['s1', 's2', 's3', 's4', 's5']
const classes: readonly (readonly [string, string])[] = [
  ['01', 'a'],
  ['01', 'b'],
  ['02', 'c'],
]
const nothing = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 5 })

const dayOf = (day: number): string => new Date(Date.UTC(2015, 6, 1) + day * 86_400_000).toISOString().slice(0, 10)

/** Days after 1 July 2015: any, or one of a few about the turn of a month, so that rows and stays meet. */
const anyDay = fc.oneof(fc.integer({ min: 0, max: 730 }), fc.constantFrom(61, 62, 72, 91, 92, 428, 457, 458, 470))

interface Stay {
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** For how long a student is in a class: one stay with or without a first and a last day, or two with a pause. */
const stays: fc.Arbitrary<readonly Stay[]> = fc
  .tuple(fc.uniqueArray(anyDay, { minLength: 4, maxLength: 4 }), fc.constantFrom(0, 0, 1, 2, 3, 4))
  .map(([drawn, kind]) => {
    const days = [...drawn].sort((one, other) => one - other).map(dayOf)
    const [first = null, end = null, again = null, last = null] = days
    if (kind === 0) return [{ firstDay: null, lastDay: null }]
    if (kind === 1) return [{ firstDay: first, lastDay: null }]
    if (kind === 2) return [{ firstDay: null, lastDay: last }]
    if (kind === 3) return [{ firstDay: first, lastDay: last }]
    return [
      { firstDay: first, lastDay: end },
      { firstDay: again, lastDay: last },
    ]
  })

const row = fc
  .record({
    student: fc.constantFrom(...students),
    school: nothing(fc.constantFrom(...schools)),
    day: anyDay,
    n: nothing(fc.integer({ min: -20, max: 20 })),
    amount: nothing(fc.integer({ min: -999, max: 999 })),
    flag: nothing(fc.boolean()),
    word: nothing(fc.constantFrom(...words)),
  })
  .map(({ student, school, day, n, amount, flag, word }): FactRow => {
    const date = dayOf(day)
    const year = date < '2016-07-01' ? '2015-16' : '2016-17'
    const number = n === null ? null : exact(String(n))
    const money = amount === null ? null : { digits: BigInt(amount), scale: 2 }
    return { student, school, date, year, n: number, amount: money, flag, word }
  })

/**
 * A small district: students in several schools, schools that change zone, students nobody knows or who
 * change classes, empty cells.
 */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 14 }),
    races: fc.array(nothing(fc.constantFrom('black', 'white')), { minLength: 10, maxLength: 10 }),
    meals: fc.array(nothing(fc.constantFrom('free', 'reduced')), { minLength: 10, maxLength: 10 }),
    known: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    zones: fc.array(nothing(fc.constantFrom('north', 'south')), { minLength: 6, maxLength: 6 }),
    enrolled: fc.subarray(
      years.flatMap((year) =>
        students.flatMap((student) => classes.map(([school, classroom]) => ({ student, year, school, classroom }))),
      ),
    ),
    stays: fc.array(stays, { minLength: 30, maxLength: 30 }),
  })
  .map(({ rows, races, meals, known, zones, enrolled, stays }) => ({
    rows,
    students: years
      .flatMap((year) => students.map((student) => ({ student, year })))
      .map((one, index) => ({ ...one, race: races[index] ?? null, meal: meals[index] ?? null }))
      .filter((_, index) => known[index] === true),
    schools: years.flatMap((year, y) => schools.map((school, s) => ({ school, year, zone: zones[y * 3 + s] ?? null }))),
    enrollments: enrolled.flatMap((one, index) => (stays[index] ?? []).map((stay) => ({ ...one, ...stay }))),
  }))
