/** A fraction of a percentile as a quotient of whole numbers: `0.25` is 25 of 100. */
interface Fraction {
  readonly part: bigint
  readonly whole: bigint
}

/** Of which people at one end a percentile leaves the fewest: `0.9` leaves one tenth above it. */
export function smallerSide(fraction: string): Fraction {
  const [whole = '0', places = ''] = fraction.split('.')
  const one = 10n ** BigInt(places.length)
  const below = BigInt(whole + places)
  const above = one - below
  return { part: below < above ? below : above, whole: one }
}

/** How many people a percentile needs so that at least `fewest` are on either side; infinitely many at an end. */
export function peopleFor(fraction: string, fewest: number): number {
  const { part, whole } = smallerSide(fraction)
  if (part <= 0n) return Number.POSITIVE_INFINITY
  return Number((BigInt(fewest) * whole + part - 1n) / part)
}
