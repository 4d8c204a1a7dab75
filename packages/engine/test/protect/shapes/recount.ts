import { keyOf, type Place, spanOf } from '@planwright/engine'
import type { Reading } from './definitions.js'
import { dimensions, type MadeUpDistrict, type Pupil, type Row } from './district.js'
import type { Formula } from './formulas.js'

/** The rows of one student that a measure puts together, at every place the student belongs to. */
interface Own {
  readonly pupil: Pupil
  /** The rows themselves, or the one that `each` made of them. */
  readonly put: readonly Row[]
  /** The rows that are given by the student in any case. */
  readonly given: readonly Row[]
}

/** Something that adds up over people, as it is at each place. */
export interface Amount {
  /** What it comes to, in shares of the most that one person adds. */
  readonly sizes: ReadonlyMap<string, number>
  /** The people who are told of by it. */
  readonly people: ReadonlyMap<string, number>
  /** The most that one person adds to it anywhere. */
  readonly most: number
  readonly isNegative: boolean
}

/** A measure counted again from the rows, by filtering lists and nothing else. */
export interface Recount {
  /** The students with rows at each place. */
  readonly students: ReadonlyMap<string, number>
  /** The fewest people behind it at each place: of any aggregate, of what is left of a difference, of the others of a share. */
  readonly fewest: ReadonlyMap<string, number>
  /** What is counted in the numerator, or summed up; null where it does not add up. */
  readonly cases: Amount | null
  /** Of a share, those without: of two values, those with the other. */
  readonly others: Amount | null
  /** What the cases are divided by. */
  readonly whole: Amount | null
  /** Whether it is a quotient of two formulas, and not a mean. */
  readonly isRatio: boolean
  /** The two numbers that a mean is made of where there are but two. */
  readonly twoValues: readonly [low: number, high: number] | null
}

/** Where a pupil is counted. */
export function placesOf({ school, zone, groups }: Pupil): readonly Place[] {
  const own = dimensions.map((dimension) => `${dimension}/${groups[dimension]}`)
  const spans = own.flatMap((group) => spanOf(group) ?? [])
  return ['district', `zone/${zone}`, `school/${school}`].flatMap((orgUnit) =>
    ['all', ...own, ...spans].map((group) => ({ orgUnit, group })),
  )
}

/** The people, sums and counts of a measure at every place. */
export function recountOf(reading: Reading, district: MadeUpDistrict): Recount {
  const owns = ownRows(reading, district)
  const { numerator, denominator } = reading
  const formulas = [numerator, ...(denominator === null ? [] : [denominator])]
  const aggregates = formulas.flatMap((formula) => peopleOf(reading, formula, owns))
  const split = splitOf(reading, owns)
  const sides = split.others === null || split.cases === null ? [] : [split.cases.people, split.others.people]
  const places = new Set(owns.flatMap(({ pupil }) => placesOf(pupil).map(keyOf)))
  const fewest = [...places].map((key) => {
    const counted = [...aggregates, ...sides].map((people) => people.get(key) ?? 0)
    return [key, Math.min(...counted)] as const
  })
  return { students: counted(owns, () => true), fewest: new Map(fewest), ...split }
}

function ownRows({ rows, where, each, inner }: Reading, district: MadeUpDistrict): readonly Own[] {
  const kept = district[rows].filter((row) => where === null || where.holds(row))
  const byStudent = rowsByStudent(kept)
  return district.pupils.flatMap((pupil) => {
    const given = byStudent.get(pupil.student) ?? []
    if (given.length === 0) return []
    const put = each === 'student' && inner !== null ? [{ student: pupil.student, a: inner.of(given) }] : given
    return [{ pupil, put, given }]
  })
}

function rowsByStudent(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(row.student, [...(found.get(row.student) ?? []), row])
  return found
}

/** The people of each aggregate of a formula, and those whose own rows do not cancel out. */
function peopleOf({ each, inner }: Reading, formula: Formula, owns: readonly Own[]) {
  if (each === 'school') return [counted(owns, ({ given }) => given.some((row) => inner?.gives(row) ?? true))]
  const { adds, aggregates } = formula
  const nets = adds === null || aggregates.length < 2 ? [] : [counted(owns, ({ put }) => adds(put) !== 0)]
  return [...aggregates.map((gives) => counted(owns, ({ put }) => put.some(gives))), ...nets]
}

function counted(owns: readonly Own[], isCounted: (own: Own) => boolean): ReadonlyMap<string, number> {
  return summed(owns, (own) => Number(isCounted(own)))
}

function summed(owns: readonly Own[], amount: (own: Own) => number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const own of owns)
    for (const place of placesOf(own.pupil)) found.set(keyOf(place), (found.get(keyOf(place)) ?? 0) + amount(own))
  return found
}

/** How many rows, or how much, each student adds. */
type Adds = (rows: readonly Row[]) => number

type Split = Omit<Recount, 'fewest' | 'students'>

const nothing = { cases: null, others: null, whole: null, twoValues: null, isRatio: false }

function splitOf({ each, numerator, denominator }: Reading, owns: readonly Own[]): Split {
  if (each === 'school') return nothing
  if (denominator === null)
    return numerator.meanOf === null ? ofNumber(numerator, owns) : ofMean(numerator.meanOf, owns)
  const { adds: over } = numerator
  const { adds: under } = denominator
  if (over === null || under === null) return nothing
  const people = numerator.aggregates.at(0) ?? (() => true)
  const cases = amountOf(owns, over, ({ put }) => put.some(people))
  const whole = amountOf(owns, under, ({ put }) => under(put) !== 0)
  const isPart = numerator.isCount && denominator.isCount && owns.every(({ put }) => over(put) <= under(put))
  const others = isPart ? otherwise(owns, (put) => under(put) - over(put)) : null
  return { cases, others, whole, twoValues: null, isRatio: true }
}

function otherwise(owns: readonly Own[], adds: Adds): Amount {
  return amountOf(owns, adds, ({ put }) => adds(put) !== 0)
}

function ofNumber({ adds, aggregates }: Formula, owns: readonly Own[]): Split {
  if (adds === null) return nothing
  const isBehind = (own: Own) => aggregates.some((gives) => own.put.some(gives))
  return { ...nothing, cases: amountOf(owns, adds, isBehind) }
}

/** A mean is a sum of what rows give; of two values, a share of the rows. */
function ofMean(numberOf: (row: Row) => number | null, owns: readonly Own[]): Split {
  const values = (rows: readonly Row[]) => rows.map(numberOf).filter((value) => value !== null)
  const different = [...new Set(owns.flatMap(({ put }) => values(put)))].sort((one, other) => one - other)
  const rows = (isIn: (value: number) => boolean) => (put: readonly Row[]) => values(put).filter(isIn).length
  const all = rows(() => true)
  const whole = amountOf(owns, all, ({ put }) => all(put) !== 0)
  const [low = 0, high = 0] = different
  if (different.length !== 2) {
    const sum = (put: readonly Row[]) => values(put).reduce((left, value) => left + value, 0)
    return {
      cases: amountOf(owns, sum, ({ put }) => all(put) !== 0),
      others: null,
      whole,
      twoValues: null,
      isRatio: false,
    }
  }
  const [with_, without] = [high, low].map((wanted) => rows((value) => value === wanted)) as [Adds, Adds]
  const cases = otherwise(owns, with_)
  return { cases, others: otherwise(owns, without), whole, twoValues: [low, high], isRatio: false }
}

function amountOf(owns: readonly Own[], adds: Adds, isTold: (own: Own) => boolean): Amount {
  const alone = owns.map(({ put }) => adds(put))
  const most = Math.max(0, ...alone.map(Math.abs)) || 1
  return {
    sizes: summed(owns, ({ put }) => adds(put) / most),
    people: counted(owns, isTold),
    most,
    isNegative: alone.some((amount) => amount < 0),
  }
}
