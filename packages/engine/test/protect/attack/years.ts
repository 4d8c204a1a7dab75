import {
  type EarlierFigure,
  keyOf,
  type ParentOf,
  type ProtectedFigure,
  pooledFigures,
  poolYears,
  spanOf,
  type ToldYear,
} from '@planwright/engine'
import { type Answer, answersOf, combine, lookedBackOn, question, released } from './answer.js'
import { attack, type Range } from './attacker.js'
import { modelOf, type Row } from './model.js'
import { countsAt, solver } from './recovery.js'
import { madeUpStudents, type Student } from './students.js'
import { figuresOf, parentsOf, type Truth, truthOf } from './truth.js'

/** The students of three school years one after the other: each year another third has left and new ones have come. */
export function threeYears(count: number, rare = false, seed = 7): readonly (readonly Student[])[] {
  const first = madeUpStudents(count, seed, rare)
  const replaced = (students: readonly Student[], year: number) => {
    const others = madeUpStudents(count, seed + 1000 * year, rare)
    return students.map((student, index) => (index % 3 === year ? (others[index] ?? student) : student))
  }
  const second = replaced(first, 1)
  return [first, second, replaced(second, 2)]
}

/** A school year's release, and what everybody knows of the year. */
export interface ReleasedYear extends ToldYear<ProtectedFigure> {
  readonly answers: readonly Answer[]
  readonly truth: readonly Truth[]
}

/** The release of a school year by its students. */
export function releasedYear(students: readonly Student[]): ReleasedYear {
  const truth = truthOf(students)
  const parentOf = parentsOf(students)
  const figures = figuresOf(truth)
  const release = released(figures, parentOf)
  return { truth, parentOf, answers: answersOf(figures, release), told: lookedBackOn(figures, release) }
}

/** What is told of several years together, at every place. */
export interface ToldTogether {
  readonly answers: readonly Answer[]
  readonly truth: readonly Truth[]
  readonly told: readonly EarlierFigure[]
}

export function toldTogether(years: readonly ReleasedYear[]): ToldTogether {
  const exact = pooledFigures(years, combine)
  const told = new Map(poolYears(years, { combine, question }).map((answer) => [keyOf(answer), answer]))
  const places = new Map(years.flatMap((year) => year.told).map(({ place }) => [keyOf(place), place]))
  const release = [...places].map(([key, place]) => ({
    answer: told.get(key) ?? { ...question(place), bound: null },
    kept: false,
  }))
  return { answers: answersOf(exact, release), truth: exact.map(truthOfFigure), told: lookedBackOn(exact, release) }
}

/** As if nothing were told of the years together. */
export function untold({ answers, ...together }: ToldTogether): ToldTogether {
  const nothing = { absent: null, present: null, all: null, told: 'nothing' } as const
  return { ...together, answers: answers.map((answer) => ({ ...answer, ...nothing })) }
}

/** The years together as a release of their own: protected by its own rules, with no look at the single years. */
export function toldAlone(years: readonly ReleasedYear[]): ToldTogether {
  const exact = pooledFigures(years, combine).filter(({ group }) => spanOf(group) !== group)
  const release = released(exact, years.at(-1)?.parentOf ?? new Map())
  const truth = pooledFigures(years, combine).map(truthOfFigure)
  return { answers: answersOf(exact, release), truth, told: lookedBackOn(exact, release) }
}

function truthOfFigure({ orgUnit, group, numerator, denominator }: ProtectedFigure): Truth {
  return { orgUnit, group, absent: numerator ?? 0, present: (denominator ?? 0) - (numerator ?? 0) }
}

/** What an attacker knows of one year, or of several together. */
interface Known {
  readonly answers: readonly Answer[]
  readonly truth: readonly Truth[]
}

/** What is left open of every count under ten: of each year, and of all of them together. */
export interface LeftOpen {
  readonly small: number
  readonly exact: number
  readonly withinTwo: number
  readonly present: number
}

/** Attacks the answers of the years and of all of them together, with all that adds up between them. */
export async function attackYears(
  years: readonly (Known & { readonly parentOf: ParentOf })[],
  together: Known,
): Promise<LeftOpen> {
  const layers = [...years, together]
  const answers = layers.flatMap((layer, index) => layer.answers.map((answer) => named(answer, index)))
  const truth = layers.flatMap((layer, index) => layer.truth.map((cell) => named(cell, index)))
  const parents = new Map(
    years.flatMap(({ parentOf }, index) =>
      [...parentOf].map(([unit, parent]) => [`${unit}@${index}`, `${parent}@${index}`]),
    ),
  )
  const counts = countsAt(answers, truth)
  const unknowns = counts.flatMap((count, column) => (count !== null && count < 10 ? [column] : []))
  const model = modelOf(answers, parents, () => false, overYears(answers, years.length))
  const ranges = attack(await solver(), model, unknowns, 1)
  mustHold(
    ranges,
    unknowns.map((column) => counts[column] ?? 0),
  )
  return {
    small: unknowns.length,
    exact: ranges.filter(({ low, high }) => high === low).length,
    withinTwo: ranges.filter(({ low, high }) => high - low <= 4).length,
    present: ranges.filter(({ low }) => low > 0).length,
  }
}

function named<T extends { readonly orgUnit: string }>(cell: T, layer: number): T {
  return { ...cell, orgUnit: `${cell.orgUnit}@${layer}` }
}

/** At each place the years add up to what is counted in all of them. */
function overYears(answers: readonly Answer[], years: number): readonly Row[] {
  const at = new Map(answers.map((answer, index) => [`${answer.orgUnit} ${answer.group}`, index]))
  return answers.flatMap(({ orgUnit, group }, index) => {
    const [unit, layer] = orgUnit.split('@')
    if (Number(layer) !== years) return []
    const parts = Array.from({ length: years }, (_, year) => at.get(`${unit}@${year} ${group}`) ?? [])
    return [0, 1].map((kind): Row => {
      const terms = parts.flat().map((part) => [2 * part + kind, 1] as const)
      return { low: 0, high: 0, terms: [[2 * index + kind, -1], ...terms] }
    })
  })
}

function mustHold(ranges: readonly Range[], counts: readonly number[]): void {
  for (const [index, { low, high }] of ranges.entries()) {
    const count = counts[index] ?? 0
    if (high - low < 5 && (count < low || count > high))
      throw new Error(`The attacker is wrong: ${count} is not in ${low} to ${high}.`)
  }
}

/** Of how many figures of schools with anybody in them, but without a value in any year, something is won back. */
export function wonBack(years: readonly ReleasedYear[], { answers }: ToldTogether) {
  const withValue = new Set(years.flatMap((year) => year.answers.filter(({ told }) => told === 'value').map(keyOf)))
  const peopled = new Set(years.flatMap(({ truth }) => truth.map(keyOf)))
  const few = answers.filter(
    (one) => one.orgUnit.startsWith('school/') && peopled.has(keyOf(one)) && !withValue.has(keyOf(one)),
  )
  const toldBy = (kind: Answer['told']) => few.filter(({ told }) => told === kind).length
  return { few: few.length, values: toldBy('value'), bounds: toldBy('bound') }
}

/** What the attack found, and what is won back, as a line to print. */
export function inWords(found: LeftOpen, years: readonly ReleasedYear[], together: ToldTogether): string {
  const { few, values, bounds } = wonBack(years, together)
  return (
    `of ${found.small} counts under ten ${found.exact} exact, ${found.withinTwo} within two, ${found.present} known to be anybody; ` +
    `of ${few} school figures without a value ${values} won back by a value, ${bounds} by a bound`
  )
}

/** Whether a figure counts ten more or fewer than it did. */
export function isMoved(then: ProtectedFigure, now: ProtectedFigure): boolean {
  const moved = (of: 'numerator' | 'denominator') => Math.abs((then[of] ?? 0) - (now[of] ?? 0)) >= 10
  return moved('numerator') || moved('denominator')
}

/** What a correction of a year newly says, of it and of all years together: of what stays as it was it says nothing. */
export interface CorrectedYears {
  readonly year: Known & { readonly parentOf: ParentOf }
  readonly together: Known
}

/** Corrects one of some years by the students that are left in it. */
export function corrected(
  years: readonly ReleasedYear[],
  index: number,
  students: readonly Student[],
  together: ToldTogether,
): CorrectedYears {
  const before = years[index]
  if (before === undefined) throw new Error(`There is no year ${index}.`)
  const [truth, parentOf] = [truthOf(students), parentsOf(students)]
  const figures = figuresOf(truth)
  const told = together.told.filter(({ standing }) => standing !== 'hidden')
  const beside = { others: years.filter((year) => year !== before), together: told }
  const release = released(figures, parentOf, { figures: before.told, isMoved }, beside)
  const after = lookedBackOn(figures, release).map((now, at) =>
    release[at]?.kept === true ? asBefore(before, now) : now,
  )
  const all = years.map((year) => (year === before ? { told: after, parentOf } : year))
  const pooled = poolYears(all, { combine, question, corrects: { figures: told, isMoved } })
  const exact = pooledFigures(all, combine)
  const now = new Map(pooled.map((answer) => [keyOf(answer), answer]))
  const answers = together.told.map(({ place }) => now.get(keyOf(place)) ?? { ...question(place), bound: null })
  const isFresh = release.map(({ answer, kept }) => ({
    answer: kept ? { ...question(answer), bound: null } : answer,
    kept,
  }))
  return {
    year: { parentOf, truth, answers: answersOf(figures, isFresh) },
    together: {
      truth: pooledTruth(years, index, truth),
      answers: answersOf(
        exact,
        answers.map((answer) => ({ answer, kept: false })),
      ),
    },
  }
}

function asBefore({ told }: ReleasedYear, { place }: EarlierFigure): EarlierFigure {
  const before = told.find((one) => keyOf(one.place) === keyOf(place))
  return before ?? { place, figure: null, bound: null, standing: 'hidden' }
}

/** What is counted in all years, one of them as it is now. */
function pooledTruth(years: readonly ReleasedYear[], index: number, now: readonly Truth[]): readonly Truth[] {
  const cells = new Map<string, Truth>()
  for (const { orgUnit, group, absent, present } of years.flatMap(({ truth }, at) => (at === index ? now : truth))) {
    const cell = cells.get(keyOf({ orgUnit, group })) ?? { orgUnit, group, absent: 0, present: 0 }
    cells.set(keyOf(cell), { ...cell, absent: cell.absent + absent, present: cell.present + present })
  }
  return [...cells.values()]
}
