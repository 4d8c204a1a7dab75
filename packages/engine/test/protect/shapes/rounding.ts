import type { Unit } from '@planwright/sdk'

/** What everybody may know of how values are rounded: the finest step of each unit, and its decimals. */
const units: Readonly<Record<Unit, readonly [step: number, decimals: number]>> = {
  percent: [1, 1],
  percentagePoints: [1, 1],
  count: [5, 0],
  days: [1, 1],
  hours: [1, 1],
  years: [1, 1],
  dollars: [100, 2],
  ratio: [0.1, 2],
}

/**
 * How far a shown value is from the exact one at most, where what five people can move it by is known. Values that are no
 * whole numbers are rounded to decimals before.
 */
export function roundingOf(unit: Unit, ofFive: number, isWhole = false): number {
  const [step, decimals] = units[unit]
  return Math.max(step, ofFive) / 2 + (isWhole ? 0 : 10 ** -decimals / 2)
}

/** The step that a quotient is shown in, where one person can move it by so much: 1, 2, 5, 10, 20 and so on. */
export function evenStep(least: number): number {
  if (least <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(least) + 1e-12)
  return ([1, 2, 5].find((digit) => digit * power >= least * (1 - 1e-12)) ?? 10) * power
}
