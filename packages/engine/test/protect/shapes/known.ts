import { keyOf, type ParentOf, type Place, spanOf } from '@planwright/engine'
import type { Bounds } from '../attack/answer.js'
import type { Drawn } from './definitions.js'
import type { Condition, Known } from './ranges.js'
import type { Amount, Recount } from './recount.js'

/** More than anything in the district comes to, in shares of what one person adds. */
export const unbounded = 100_000

/** Something that is not told: an amount of one of a definition's measures at a place. */
export interface Unknown {
  readonly place: Place
  readonly amount: Amount
  readonly isCases: boolean
  readonly recount: Recount
}

/** A definition as it is attacked: its measures counted again, and the places in a fixed order. */
export interface Attacked {
  readonly drawn: Drawn
  readonly recounts: readonly Recount[]
  readonly places: readonly Place[]
  readonly parentOf: ParentOf
}

/** The unknowns of a definition in the order of their columns. Null stands where a measure has no others. */
export function unknownsOf({ recounts, places }: Attacked): readonly (Unknown | null)[] {
  return places.flatMap((place) =>
    recounts.flatMap((recount) =>
      [recount.cases, recount.others].map((amount, side) =>
        amount === null ? null : { place, amount, isCases: side === 0, recount },
      ),
    ),
  )
}

/** Where a column is: the unknown of a place, of a measure, with the outcome or without. */
export function columnOf({ recounts }: Attacked, place: number, measure: number, side: 'cases' | 'others'): number {
  return 2 * (place * recounts.length + measure) + (side === 'cases' ? 0 : 1)
}

/** What is told of a place: conditions on its unknowns, and how far each can go. */
export interface Told {
  readonly conditions: readonly Condition[]
  readonly most: number
}

/** All that a reader knows who adds up: sums over groups, spans and org units, and what `told` says of each place. */
export function knownFrom(attacked: Attacked, told: (place: Place, index: number) => Told): Known {
  const { recounts, places } = attacked
  const all = places.map(told)
  const unknowns = unknownsOf(attacked).map((unknown, column): Bounds => {
    const most = all[Math.floor(column / (2 * recounts.length))]?.most ?? unbounded
    if (unknown === null) return { low: 0, high: 0 }
    return { low: unknown.amount.isNegative ? -most : 0, high: most }
  })
  return { unknowns, conditions: [...sums(attacked), ...all.flatMap(({ conditions }) => conditions)] }
}

function sums(attacked: Attacked): readonly Condition[] {
  return linesIn(attacked).flatMap(({ total, parts }) =>
    attacked.recounts.flatMap((_, measure) =>
      (['cases', 'others'] as const).map((side): Condition => {
        const column = (place: number) => columnOf(attacked, place, measure, side)
        return { low: 0, high: 0, terms: [[column(total), -1], ...parts.map((part) => [column(part), 1] as const)] }
      }),
    ),
  )
}

interface Line {
  readonly total: number
  readonly parts: number[]
}

function linesIn({ places, parentOf }: Attacked): readonly Line[] {
  const indexOf = new Map(places.map((place, index) => [keyOf(place), index]))
  const lines = new Map<string, Line>()
  const add = (line: string, total: Place, part: number) => {
    const index = indexOf.get(keyOf(total))
    if (index === undefined) return
    const known = lines.get(line) ?? { total: index, parts: [] }
    known.parts.push(part)
    lines.set(line, known)
  }
  for (const [index, { orgUnit, group }] of places.entries()) {
    const span = spanOf(group)
    const dimension = `${group.split('/')[0]}${span === group ? ' in spans' : ''}`
    if (group !== 'all') add(`${orgUnit} ${dimension}`, { orgUnit, group: 'all' }, index)
    if (span !== null && span !== group) add(`${orgUnit} ${span}`, { orgUnit, group: span }, index)
    const parent = parentOf.get(orgUnit)
    if (parent !== undefined) add(`${parent}>${group}`, { orgUnit: parent, group }, index)
  }
  return [...lines.values()]
}
