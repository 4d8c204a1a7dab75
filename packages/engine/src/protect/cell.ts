import { type Bound, boundOf } from './bound.js'
import {
  type Counted,
  type Counts,
  countsOf,
  isNumberOfPeople,
  isRate,
  isShareOfPeople,
  isSum,
  kindsOf,
  peopleOf,
  roundedCount,
  type Size,
} from './counts.js'
import type { EarlierFigure } from './earlier.js'
import type { Place, ProtectedFigure } from './figure.js'
import { base, fewest } from './rules.js'
import { addsUp, spanOf } from './spans.js'
import { stepped } from './stepped.js'

/** What a reader without record access learns of a place: the figure, a bound, what an earlier release said, or nothing. */
export type Standing = 'shown' | 'bounded' | 'kept' | 'hidden'

/** A range in which a count is known to lie. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** One count behind a figure and what a reader without record access can know of it. */
export interface Count extends Size {
  readonly kind: Counted
  readonly cell: Cell
  low: number
  high: number
}

/** A place with the counts behind its figure, and what is told of it. */
export interface Cell<F extends ProtectedFigure = ProtectedFigure> {
  readonly place: Place
  /** Null where a place has no figure. */
  readonly figure: F | null
  /** What the release that is corrected told; null where nothing is corrected, or it told nothing. */
  readonly earlier: EarlierFigure<F> | null
  readonly counts: readonly Count[]
  /** The people behind it; 0 where there is nobody. */
  readonly people: number
  /** Whether it is no share of people: then what is left of a total tells of few. */
  readonly restTells: boolean
  readonly bound: Bound | null
  standing: Standing
}

export interface CellRules {
  /** How many people a figure needs: ten, and more for a percentile near an end. */
  readonly fewestPeople: number
  /** The kinds of counts that add up in the indicator's figures. */
  readonly kinds: ReadonlySet<Counted>
  /** Whether the indicator is a number of people. */
  readonly isNumber: boolean
  /** Whether the figures of single groups are put together as those of spans. */
  readonly hasSpans: boolean
}

/** The rules of an indicator by all of its figures. */
export function rulesOf(figures: readonly ProtectedFigure[], fewestPeople = fewest): CellRules {
  return {
    fewestPeople,
    kinds: kindsOf(figures),
    isNumber: figures.some(isNumberOfPeople),
    hasSpans: figures.some(addsUp),
  }
}

const anything: Range = { low: 0, high: Number.POSITIVE_INFINITY }

/** A place before anything is hidden for the sake of others. */
export function cellOf<F extends ProtectedFigure>(
  place: Place,
  figure: F | null,
  rules: CellRules,
  earlier: EarlierFigure<F> | null = null,
): Cell<F> {
  const counts: Count[] = []
  const sizes = figure === null ? {} : countsOf(figure)
  const bound = rules.hasSpans || spanOf(place.group) !== place.group ? boundOf(figure, rules.isNumber) : null
  const people = Math.max(0, (figure && peopleOf(figure)) ?? 0)
  const restTells = sizes.others === undefined
  const standing = standingOf(figure, sizes, bound, rules)
  const cell: Cell<F> = { place, figure, earlier, counts, people, restTells, bound, standing }
  for (const kind of rules.kinds) {
    const size = sizes[kind] ?? nobody
    counts.push({ kind, ...size, cell, ...anything })
  }
  return cell
}

/** A place as a release told it, of which nothing is changed any more. */
export function toldCell<F extends ProtectedFigure>(
  { place, figure, standing, bound }: EarlierFigure<F>,
  rules: CellRules,
): Cell<F> {
  return Object.assign(cellOf(place, figure, rules), { standing, bound })
}

const nobody: Size = { size: 0, most: 1 }

function standingOf(figure: ProtectedFigure | null, sizes: Counts, bound: Bound | null, rules: CellRules): Standing {
  if (figure !== null && isEnough(figure, sizes, rules)) return 'shown'
  return bound === null ? 'hidden' : 'bounded'
}

function isEnough(figure: ProtectedFigure, sizes: Counts, { fewestPeople }: CellRules): boolean {
  if (figure.value === null || (peopleOf(figure) ?? 0) < fewestPeople) return false
  return judged(figure, sizes).every(isEnoughPeople)
}

/** The counts that must not be small: all of people; of a sum, as many people as it would be rounded by twice. */
function judged(figure: ProtectedFigure, { cases, others, all }: Counts): readonly (Size | undefined)[] {
  if (isShareOfPeople(figure)) return [cases, others, all]
  return isSum(figure) ? [cases] : []
}

function isEnoughPeople(size: Size | undefined): boolean {
  return size !== undefined && Math.abs(size.size) >= fewest
}

/** A count is worth hiding where it is about fewer people than are shown, and about somebody. */
export function isSensitive({ size, most, cell }: Count): boolean {
  if (cell.figure === null || (cell.people === 0 && size === 0)) return false
  return cell.people < fewest || (most === 1 && size < fewest)
}

/**
 * Sets what is known of a count before any adding up. A shown one is known; of a bounded one, that it or its
 * rest is under ten; one kept from an earlier release has moved by less than ten since. A hidden one may be any number:
 * nobody is told which of its counts is small, or whether it is hidden for its own sake.
 */
export function forget(count: Count): void {
  const { low, high } = told(count)
  count.low = low
  count.high = high
}

/** What is told of a count itself. */
export function told(count: Count): Range {
  const { cell } = count
  if (cell.standing === 'shown') return aroundShown(count)
  if (cell.standing === 'bounded') return withinBound(count, cell.bound)
  if (cell.standing === 'hidden' || cell.earlier === null || cell.earlier.standing === 'hidden') return anything
  const then = cell.earlier.standing === 'shown' ? aroundShown(count) : withinBound(count, cell.earlier.bound)
  return { low: Math.max(0, then.low - fewest + 1), high: then.high + fewest - 1 }
}

/**
 * Shown counts of people are taken as known exactly, and not to their rounding: sums of sums tell more than each sum by
 * itself, and who works at a school may know its numbers.
 */
function aroundShown(count: Count): Range {
  const { kind, size, most, cell } = count
  if (most === 1) return { low: size, high: size }
  if (cell.figure !== null && kind === 'cases' && isRate(cell.figure)) return aroundRate(cell.figure, size)
  const shown = roundedCount(size)
  return { low: Math.min(size, shown - base / 2), high: Math.max(size, shown + base / 2) }
}

/** The cases of a rate, in shares of what one person adds, as far as its rounded value and the divisor tell them. */
function aroundRate(figure: ProtectedFigure, size: number): Range {
  const { value, step } = stepped(figure)
  const ofOne = (figure.unit === 'percent' ? 100 : 1) * (figure.numeratorMost ?? 0)
  const ends = [value - step / 2, value + step / 2].map((end) => (end * (figure.denominator ?? 0)) / ofOne)
  return { low: Math.min(size, ...ends), high: Math.max(size, ...ends) }
}

function withinBound(count: Count, bound: Bound | null): Range {
  const few = { low: 0, high: fewest - 1 }
  if (bound === null) return anything
  if (bound.kind === 'fewerThan' || bound.kind === 'fewPeople') return few
  if (count.kind === 'cases') return bound.kind === 'atMost' ? few : anything
  if (count.kind === 'others') return bound.kind === 'atLeast' ? few : anything
  return aroundShown(count)
}
