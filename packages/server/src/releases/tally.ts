import { keyOf } from '@planwright/engine'
import type { ReleasedIndicator } from './protected-figures.js'

/** How much a release tells. Places without anybody are not counted: nothing of them is hidden. */
export interface Tally {
  /** The places with people behind their figure. */
  readonly figures: number
  /** Those of which a value is shown. */
  readonly shown: number
  /** Those of which a bound is told: "5% or less", "fewer than 10". */
  readonly bounded: number
  /** Those of which nothing is told. */
  readonly hidden: number
  /** The places of which something is newly told for three school years together; null where these are not all released. */
  readonly pooled: number | null
}

export function tallyOf(released: readonly ReleasedIndicator[]): Tally {
  const told = released.flatMap(({ answers, exact }) => {
    const people = new Set(exact.filter((figure) => (figure.people ?? 0) > 0).map(keyOf))
    return answers.map(({ answer }) => answer).filter((answer) => people.has(keyOf(answer)))
  })
  const shown = told.filter(({ reason }) => reason === null).length
  const bounded = told.filter(({ bound }) => bound !== null).length
  const pooled = released.flatMap((one) => (one.pooled === null ? [] : [one.pooled.length]))
  return {
    figures: told.length,
    shown,
    bounded,
    hidden: told.length - shown - bounded,
    pooled: pooled.length === 0 ? null : pooled.reduce((sum, count) => sum + count, 0),
  }
}
