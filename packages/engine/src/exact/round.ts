import { type Decimal, parseDecimal } from './decimal.js'

/** The nearest whole number to `numerator / denominator`; halves go away from zero, as a published table rounds them. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const whole = (2n * n + d) / (2n * d)
  return negative ? -whole : whole
}

function written(digits: bigint, decimals: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0')
  const sign = digits < 0n ? '-' : ''
  if (decimals === 0) return `${sign}${text}`
  return `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/** A decimal rounded half up to the given places, as text (`36.25` to one place is `36.3`). */
export function rounded(value: Decimal, decimals: number): string {
  return written(nearest(value.digits * 10n ** BigInt(decimals), 10n ** BigInt(value.scale)), decimals)
}

/** `factor * numerator / denominator`, rounded half up once, as text. Null where the denominator is zero. */
export function roundedQuotient(
  numerator: Decimal,
  denominator: Decimal,
  decimals: number,
  factor = 1n,
): string | null {
  if (denominator.digits === 0n) return null
  const top = factor * numerator.digits * 10n ** BigInt(denominator.scale + decimals)
  return written(nearest(top, denominator.digits * 10n ** BigInt(numerator.scale)), decimals)
}

/**
 * A percentage from its exact parts, rounded half up once: 18 of 180 to one place is `10.0`.
 * Null where there is no such number: a zero denominator, or a part that is not a finite decimal.
 */
export function exactRate(numerator: string, denominator: string, decimals: number): string | null {
  const parts = [parseDecimal(numerator), parseDecimal(denominator)] as const
  if (parts[0] === null || parts[1] === null) return null
  return roundedQuotient(parts[0], parts[1], decimals, 100n)
}
