/** Bounds of a percentage, in percent. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5th percentile of the normal distribution, for an interval of 95%. */
const z = 1.959963984540054

/**
 * The 95% Wilson score interval of a share, in percent. Unlike the textbook interval it stays between 0 and 100
 * and keeps its width for shares of none or all. Null where the parts cannot be a share of people.
 */
export function wilsonInterval(numerator: number, denominator: number): Interval | null {
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator || !Number.isFinite(denominator)) return null
  const share = numerator / denominator
  const weight = (z * z) / denominator
  const middle = (share + weight / 2) / (1 + weight)
  const reach = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / denominator + weight / (4 * denominator))
  return { low: 100 * Math.max(0, middle - reach), high: 100 * Math.min(1, middle + reach) }
}
