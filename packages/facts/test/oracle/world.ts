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

const row = fc
  .record({
    student: fc.constantFrom(...students),
    school: nothing(fc.constantFrom(...schools)),
    day: fc.integer({ min: 0, max: 700 }),
    n: nothing(fc.integer({ min: -20, max: 20 })),
    amount: nothing(fc.integer({ min: -999, max: 999 })),
    flag: nothing(fc.boolean()),
    word: nothing(fc.constantFrom(...words)),
  })
  .map(({ student, school, day, n, amount, flag, word }): FactRow => {
    const date = new Date(Date.UTC(2015, 6, 1) + day * 86_400_000).toISOString().slice(0, 10)
    const year = date < '2016-07-01' ? '2015-16' : '2016-17'
    const number = n === null ? null : exact(String(n))
    const money = amount === null ? null : { digits: BigInt(amount), scale: 2 }
    return { student, school, date, year, n: number, amount: money, flag, word }
  })

/** A small district: students in several schools, schools that change zone, students nobody knows, empty cells. */
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
  })
  .map(({ rows, races, meals, known, zones, enrolled }) => ({
    rows,
    students: years
      .flatMap((year) => students.map((student) => ({ student, year })))
      .map((one, index) => ({ ...one, race: races[index] ?? null, meal: meals[index] ?? null }))
      .filter((_, index) => known[index] === true),
    schools: years.flatMap((year, y) => schools.map((school, s) => ({ school, year, zone: zones[y * 3 + s] ?? null }))),
    enrollments: enrolled,
  }))
