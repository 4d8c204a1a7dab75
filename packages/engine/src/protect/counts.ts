import type { ProtectedFigure } from './figure.js'
import { base } from './rules.js'

/** What is counted behind a figure: those with the outcome, the others, all of them, and the people. */
export const counted = ['cases', 'others', 'all', 'people'] as const
export type Counted = (typeof counted)[number]

/** A number of people, or a sum in shares of the most that one of them contributes to it. */
export interface Size {
  readonly size: number
  /** What one person contributes at most: 1 where people are counted. */
  readonly most: number
}

export type Counts = Readonly<Partial<Record<Counted, Size>>>

/** Whether a figure is a share of people: each counts once in the denominator, and once or not at all in the numerator. */
export function isShareOfPeople({ numeratorMost, denominatorMost, numerator, denominator }: ProtectedFigure): boolean {
  if (numerator === null || denominator === null) return false
  return denominatorMost === 1 && (numeratorMost === 1 || numeratorMost === 0)
}

/** Whether a figure is a number of people. */
export function isNumberOfPeople({ numeratorMost, denominator, unit }: ProtectedFigure): boolean {
  return unit === 'count' && (numeratorMost === 1 || numeratorMost === 0) && denominator === null
}

/** Whether a figure is the value of a sum, or of a count of things of which one person may have several. */
export function isSum({ numeratorMost, denominator }: ProtectedFigure): boolean {
  return numeratorMost !== null && denominator === null
}

/** Whether a figure is a quotient whose numerator adds up over people, and no share of people. */
export function isRate(figure: ProtectedFigure): boolean {
  const { numerator, numeratorMost, denominator } = figure
  return numerator !== null && denominator !== null && (numeratorMost ?? 0) > 0 && !isShareOfPeople(figure)
}

/** Whether a figure is computed from measures that add up over people. */
export function isComputed({ numeratorMost, denominator, denominatorMost }: ProtectedFigure): boolean {
  return numeratorMost === null && denominator === null && denominatorMost !== null
}

/**
 * The counts behind a figure that say something about people, and add up over groups and org units. A share of people has
 * its cases, the others, and all; a sum over people counts as many people as the most that one contributes goes into it.
 * What is no sum over people (a mean, a median, a computed value) has but the people it is about.
 */
export function countsOf(figure: ProtectedFigure): Counts {
  const all = sizeOf(figure.denominator, figure.denominatorMost)
  const cases = sizeOf(
    figure.denominator === null ? (figure.numerator ?? figure.value) : figure.numerator,
    figure.numeratorMost,
  )
  if (!isShareOfPeople(figure) || all === null || cases === null) {
    const people = figure.people === null ? null : { size: figure.people, most: 1 }
    return known({ people, all, cases })
  }
  return known({ all, cases, others: { size: all.size - cases.size, most: 1 } })
}

/** The people a figure is about: of a share of them all, however few have the outcome, or have it not. */
export function peopleOf(figure: ProtectedFigure): number | null {
  return isShareOfPeople(figure) ? figure.denominator : figure.people
}

function known(counts: Readonly<Partial<Record<Counted, Size | null>>>): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, size]) => size !== null))
}

/** The kinds of counts that add up in all of an indicator's figures. Amounts of both signs tell nothing by their sums. */
export function kindsOf(figures: readonly ProtectedFigure[]): ReadonlySet<Counted> {
  const found = figures.map(countsOf)
  return new Set(
    counted.filter(
      (kind) =>
        found.some((counts) => counts[kind] !== undefined) && found.every((counts) => (counts[kind]?.size ?? 0) >= 0),
    ),
  )
}

/** Where nobody contributes anything, all are nobody's. */
function sizeOf(number: number | null, most: number | null): Size | null {
  if (number === null || most === null) return null
  return { size: most === 0 ? 0 : number / most, most: most === 0 ? 1 : most }
}

/** A count to the nearest multiple of the base; of a sum, the base of what one person contributes. */
export function roundedCount(count: number, most = 1): number {
  const step = base * most
  return step * Math.round(count / step)
}
