/** An exact decimal: digits times ten to the minus scale. */
export interface Exact {
  readonly digits: bigint
  readonly scale: number
}

/** What a naive evaluation gives: an exact number, a double (a JavaScript number), a text, a truth or nothing. */
export type Value = Exact | number | string | boolean | null

export const isExact = (value: Value): value is Exact => typeof value === 'object' && value !== null

export function exact(text: string): Exact {
  const [whole = '', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

export function toText({ digits, scale }: Exact): string {
  const sign = digits < 0n ? '-' : ''
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '')
  const whole = padded.slice(0, padded.length - scale)
  const text = scale === 0 || fraction === '' ? whole : `${whole}.${fraction}`
  return text === '0' ? '0' : sign + text
}

export const toDouble = (value: Exact | number): number => (typeof value === 'number' ? value : Number(toText(value)))

const rescaled = (value: Exact, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale)

export function align(left: Exact, right: Exact): readonly [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale)
  return [rescaled(left, scale), rescaled(right, scale), scale]
}

/** Half away from zero. */
export function roundTo(value: Exact, places: number): Exact {
  if (value.scale <= places) return value
  const step = 10n ** BigInt(value.scale - places)
  const size = value.digits < 0n ? -value.digits : value.digits
  const kept = (size * 2n + step) / (step * 2n)
  return { digits: value.digits < 0n ? -kept : kept, scale: places }
}

export function floorOf(value: Exact): Exact {
  const step = 10n ** BigInt(value.scale)
  const cut = value.digits / step
  return { digits: value.digits < 0n && value.digits % step !== 0n ? cut - 1n : cut, scale: 0 }
}

/** A double by its shortest text, to twelve places. */
export function decimalOf(value: number): Exact {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const base = exact(mantissa)
  const shift = Number(exponent)
  const moved =
    shift >= 0
      ? { digits: base.digits * 10n ** BigInt(shift), scale: base.scale }
      : { ...base, scale: base.scale - shift }
  return roundTo(moved, 12)
}
