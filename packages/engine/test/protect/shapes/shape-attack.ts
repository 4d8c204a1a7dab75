import { calculate, composeRegistry, keyOf, RegistryError, type ResolvedIndicator } from '@planwright/engine'
import { type FactStore, loadFormulaParser } from '@planwright/facts'
import fc from 'fast-check'
import type { Highs } from 'highs'
import { library } from '../../department.js'
import type { Bounds } from '../attack/answer.js'
import { solver } from '../attack/recovery.js'
import { type Drawn, definitions, indicatorOf, lessons, tests } from './definitions.js'
import { type MadeUpDistrict, madeUpDistrict } from './district.js'
import { openFilledStore } from './fill-store.js'
import { type Attacked, knownFrom, type Told, type Unknown, unknownsOf } from './known.js'
import { type Known, rangesOf } from './ranges.js'
import { type Amount, type Recount, recountOf } from './recount.js'
import { parentsOf, placesAsked, type Release, releaseOf } from './release.js'
import { total } from './row-formulas.js'
import { toldBy, toldUnprotected } from './told.js'

/** What an attacker got out of the definitions of one shape. */
export interface Found {
  readonly definitions: number
  /** Figures that are shown. */
  readonly shown: number
  /** Hidden amounts of one to nine people; how many are known exactly, within two, and not to be none. */
  readonly hidden: number
  readonly exact: number
  readonly withinTwo: number
  readonly present: number
  /** Figures that are shown though fewer than ten people are behind a part of them. */
  readonly restOnFew: number
  /** The hidden amounts with protection off, and how many of them are known exactly. */
  readonly unprotected: number
  readonly recovered: number
}

export interface ShapesAttack {
  readonly students: number
  readonly seed: number
  /** How many definitions are drawn. */
  readonly drawn: number
}

export interface ShapesFound {
  readonly byShape: ReadonlyMap<string, Found>
  /** How many definitions were refused, by the code of the first reason. */
  readonly refused: ReadonlyMap<string, number>
  /** Definitions that show what one person has, and were not refused. */
  readonly ofOne: readonly string[]
  /** What there is to say of each figure or amount that was not protected. */
  readonly faults: readonly string[]
}

/** Draws definitions, releases their figures about a made-up district, and attacks every answer. */
export async function attackShapes({ students, seed, drawn: numRuns }: ShapesAttack): Promise<ShapesFound> {
  await loadFormulaParser()
  const highs = await solver()
  const district = madeUpDistrict(students, seed)
  const { store } = await openFilledStore(district)
  const found = { byShape: new Map<string, Found>(), refused: new Map<string, number>(), ofOne: [] as string[] }
  const faults: string[] = []
  try {
    for (const [index, drawn] of fc.sample(definitions, { seed, numRuns }).entries()) {
      const indicator = registered(drawn, index)
      if (typeof indicator === 'string') {
        found.refused.set(indicator, (found.refused.get(indicator) ?? 0) + 1)
        continue
      }
      if (isOfOne(drawn)) found.ofOne.push(wordsOf(drawn))
      const one = await attackOne({ drawn, indicator, district, store, highs, faults })
      found.byShape.set(drawn.shape, added(found.byShape.get(drawn.shape), one))
    }
    return { ...found, faults }
  } finally {
    await store.close()
  }
}

/** The indicator as the registry takes it, or the code by which it is refused. */
function registered(drawn: Drawn, index: number): ResolvedIndicator | string {
  try {
    const department = library({ datasets: [lessons, tests], indicators: [indicatorOf(drawn, index)] })
    const [indicator] = composeRegistry([department]).indicators
    if (indicator === undefined) throw new Error('A registered definition is an indicator.')
    return indicator
  } catch (error) {
    if (error instanceof RegistryError) return error.problems[0]?.code ?? 'unknown'
    throw error
  }
}

function isOfOne({ readings }: Drawn): boolean {
  return readings.some(({ numerator, denominator }) => numerator.isOfOne || denominator?.isOfOne === true)
}

/** A definition in words. */
function wordsOf({ shape, unit, readings }: Drawn): string {
  const one = readings.map(({ rows, where, each, inner, numerator, denominator }) =>
    [
      ...[rows, where && `where ${where.text}`, each && `each ${each} a: ${inner?.text}`],
      ...[numerator.text, denominator && `over ${denominator.text}`],
    ]
      .filter((part) => part !== null)
      .join(' '),
  )
  return `${shape} in ${unit}: ${one.join('; ')}`
}

interface Attack {
  readonly drawn: Drawn
  readonly indicator: ResolvedIndicator
  readonly district: MadeUpDistrict
  readonly store: FactStore
  readonly highs: Highs
  readonly faults: string[]
}

async function attackOne({ drawn, indicator, district, store, highs, faults }: Attack): Promise<Found> {
  const { pupils } = district
  const recounts = drawn.readings.map((reading) => recountOf(reading, district))
  const attacked: Attacked = { drawn, recounts, places: placesAsked(pupils), parentOf: parentsOf(pupils) }
  const release = releaseOf(indicator.definition, await calculate(store, [indicator]), pupils)
  const known = attackWith(highs, attacked, (place, index) => toldBy(attacked, release.get(keyOf(place)), index))
  const bare = attackWith(highs, attacked, (place, index) => toldUnprotected(attacked, place, index))
  const hidden = known.filter(({ place }) => (release.get(keyOf(place))?.value ?? null) === null)
  const few = restingOnFew(attacked, release)
  faults.push(...[...few, ...hidden.flatMap(faultOf)].map((fault) => `${wordsOf(drawn)} ${fault}`))
  return {
    definitions: 1,
    shown: [...release.values()].filter(({ value }) => value !== null).length,
    hidden: hidden.length,
    exact: hidden.filter(({ width }) => width < 1).length,
    withinTwo: hidden.filter(isWithinTwo).length,
    present: hidden.filter(({ isKnownToBe }) => isKnownToBe).length,
    restOnFew: few.length,
    unprotected: bare.length,
    recovered: bare.filter(({ width }) => width < slack).length,
  }
}

function isWithinTwo({ width }: Attempt): boolean {
  return width <= 4
}

function faultOf(attempt: Attempt): readonly string[] {
  if (isWithinTwo(attempt)) return [`at ${keyOf(attempt.place)} is known within ${attempt.width}`]
  return attempt.isKnownToBe ? [`at ${keyOf(attempt.place)} is known to be anybody`] : []
}

/** What became known of an amount of one to nine people. */
interface Attempt {
  readonly place: Unknown['place']
  /** How much is left open, in shares of what one person adds at most; of a mean, in its own unit. */
  readonly width: number
  readonly isKnownToBe: boolean
}

function attackWith(
  highs: Highs,
  attacked: Attacked,
  told: (place: Unknown['place'], index: number) => Told,
): readonly Attempt[] {
  const unknowns = unknownsOf(attacked)
  const wanted = unknowns.flatMap((unknown, column) => (unknown !== null && isOfFew(unknown) ? [column] : []))
  const known = knownFrom(attacked, told)
  checkKnown(known, unknowns)
  const ranges = rangesOf(highs, known, wanted)
  return wanted.flatMap((column, index) => {
    const unknown = unknowns[column]
    const range = ranges[index]
    return unknown === undefined || unknown === null || range === undefined ? [] : [attempt(unknown, range)]
  })
}

/** Whoever knows something wrong proves nothing. */
function checkKnown({ unknowns: bounds, conditions }: Known, unknowns: readonly (Unknown | null)[]): void {
  const sizes = unknowns.map((unknown) => (unknown === null ? 0 : sizeOf(unknown)))
  const isWithin = (size: number, { low, high }: Bounds) => size >= low - slack && size <= high + slack
  const wrong = bounds.findIndex((bound, column) => !isWithin(sizes[column] ?? 0, bound))
  const broken = conditions.find(
    (one) => !isWithin(total(one.terms.map(([column, factor]) => factor * (sizes[column] ?? 0))), one),
  )
  const place = unknowns[broken?.terms[0]?.[0] ?? wrong]?.place
  if (wrong >= 0 || broken !== undefined)
    throw new Error(
      `The attacker is wrong at ${place === undefined ? 'a place' : keyOf(place)}: ${JSON.stringify(broken ?? bounds[wrong])}.`,
    )
}

/** Doubles are not exact. */
const slack = 0.001

function sizeOf({ place, amount }: Unknown): number {
  return amount.sizes.get(keyOf(place)) ?? 0
}

function isOfFew({ place, amount }: Unknown): boolean {
  const people = amount.people.get(keyOf(place)) ?? 0
  return people > 0 && people < 10
}

function attempt({ place, amount, recount }: Unknown, { low, high }: Bounds): Attempt {
  const isKnownToBe = amount.most === 1 && !amount.isNegative && low > slack
  return { place, width: (high - low) / unitOf(recount, amount, keyOf(place)), isKnownToBe }
}

/** What one is uncertain in: the most that one person adds; of the sum behind a mean, a step of the mean. */
function unitOf({ whole, isRatio, others }: Recount, { most }: Amount, key: string): number {
  if (whole === null || isRatio || others !== null) return 1
  return ((whole.sizes.get(key) ?? 0) * whole.most) / most
}

/** The places that are shown although fewer than ten people stand behind a part of the figure. */
function restingOnFew({ recounts }: Attacked, release: Release): readonly string[] {
  return [...release].flatMap(([key, { value }]) =>
    value !== null && recounts.some(({ fewest }) => (fewest.get(key) ?? 0) < 10) ? [`at ${key} rests on few`] : [],
  )
}

/** Two findings as one. */
export function added(one: Found | undefined, other: Found): Found {
  if (one === undefined) return other
  return {
    definitions: one.definitions + other.definitions,
    shown: one.shown + other.shown,
    hidden: one.hidden + other.hidden,
    exact: one.exact + other.exact,
    withinTwo: one.withinTwo + other.withinTwo,
    present: one.present + other.present,
    restOnFew: one.restOnFew + other.restOnFew,
    unprotected: one.unprotected + other.unprotected,
    recovered: one.recovered + other.recovered,
  }
}
