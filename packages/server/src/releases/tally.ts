import { keyOf } from '@planwright/engine'
import type { ReleasedIndicator } from './protected-figures.js'

/** How much a release tells. */
export interface Tally {
  /** The places it answers for, whether there is anybody or not. */
  readonly figures: number
  /** Those of which nothing is told. */
  readonly hidden: number
  /** The places with people behind their figure. */
  readonly withPeople: number
  /** Those of them of which a value is shown. */
  readonly shown: number
  /** Those of them of which a bound is told: "5% or less", "fewer than 10 people". */
  readonly bounded: number
  /** The places of which something is newly told for three school years together; null where not all are released. */
  readonly pooled: number | null
}

export function tallyOf(released: readonly ReleasedIndicator[]): Tally {
  const all = released.flatMap(({ answers }) => answers.map(({ answer }) => answer))
  const told = released.flatMap(({ answers, exact }) => {
    const people = new Set(exact.filter((figure) => (figure.people ?? 0) > 0).map(keyOf))
    return answers.map(({ answer }) => answer).filter((answer) => people.has(keyOf(answer)))
  })
  const pooled = released.flatMap((one) => (one.pooled === null ? [] : [one.pooled.length]))
  return {
    figures: all.length,
    hidden: all.filter(({ reason, bound }) => reason !== null && bound === null).length,
    withPeople: told.length,
    shown: told.filter(({ reason }) => reason === null).length,
    bounded: told.filter(({ bound }) => bound !== null).length,
    pooled: pooled.length === 0 ? null : pooled.reduce((sum, count) => sum + count, 0),
  }
}
