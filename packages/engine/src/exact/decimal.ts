/** A finite decimal number, exactly: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/

/** Reads a decimal text, also in exponent form. Null for anything that is not a finite number (`NaN`, `Infinity`, ``). */
export function parseDecimal(text: string): Decimal | null {
  const match = decimalText.exec(text.trim())
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  return normal(digits, fraction.length - Number(exponent))
}

/** The exact decimal a double prints as (0.1 is one tenth). Null for NaN and the infinities. */
export function decimalOf(value: number): Decimal | null {
  return Number.isFinite(value) ? parseDecimal(String(value)) : null
}

function normal(digits: bigint, scale: number): Decimal {
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** Both numbers' digits at one common scale, so that they can be added and compared. */
export function aligned(
  left: Decimal,
  right: Decimal,
): { readonly left: bigint; readonly right: bigint; readonly scale: number } {
  const scale = Math.max(left.scale, right.scale)
  return { left: atScale(left, scale), right: atScale(right, scale), scale }
}

function atScale(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale)
}

export function add(left: Decimal, right: Decimal): Decimal {
  const both = aligned(left, right)
  return { digits: both.left + both.right, scale: both.scale }
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, { digits: -right.digits, scale: right.scale })
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, scale: left.scale + right.scale }
}

/** Negative, zero or positive, as `left` is below, equal to or above `right`. */
export function compare(left: Decimal, right: Decimal): number {
  const both = aligned(left, right)
  if (both.left === both.right) return 0
  return both.left < both.right ? -1 : 1
}
