import type { TargetBasis } from './types.js'

/** A decimal held exactly: `digits` divided by ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/**
 * The value a change from a baseline leads to, by exact decimal arithmetic and unrounded.
 * Percentage points are added (18.3 and 22 give 40.3); a relative change multiplies (18.3 and 22 give 22.326).
 */
export function targetValue(baseline: number, change: number, basis: TargetBasis): number {
  const from = decimal(baseline)
  const by = decimal(change)
  if (basis === 'percentage-points') return numberOf(sum(from, by))
  const factor = sum({ digits: 1n, places: 0 }, { digits: by.digits, places: by.places + 2 })
  return numberOf({ digits: from.digits * factor.digits, places: from.places + factor.places })
}

function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places }
}

function sum(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { digits: scaled(a, places) + scaled(b, places), places }
}

function scaled({ digits, places }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - places)
}

function numberOf({ digits, places }: Decimal): number {
  return Number(`${digits}e-${places}`)
}
