/** A number of the oracle: millionths, as a whole number, so that nothing is ever rounded on the way. */
export type Millionths = bigint

const million = 1_000_000n

/** Reads `28.62`. */
export function numberOf(text: string): Millionths {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * million + BigInt(fraction.padEnd(6, '0'))
  return text.startsWith('-') ? -size : size
}

export function whole(count: number): Millionths {
  return BigInt(count) * million
}

export function sum(numbers: readonly Millionths[]): Millionths {
  return numbers.reduce((total, one) => total + one, 0n)
}

/** As a reader sees it. */
export function plain(number: Millionths): number {
  return Number(number) / 1e6
}

/** `top / bottom`, rounded to some decimals, halves away from zero. */
export function rounded(top: bigint, bottom: bigint, decimals: number): number {
  const negative = top < 0n !== bottom < 0n
  const [t, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom]
  const scale = 10n ** BigInt(decimals)
  const steps = (2n * t * scale + b) / (2n * b)
  const shown = Number(steps) / Number(scale)
  return negative && shown !== 0 ? -shown : shown
}

/** The percentile that lies `tenths` tenths of the way through the sorted numbers, in ten-millionths. */
export function percentile(numbers: readonly Millionths[], tenths: number): bigint {
  const sorted = [...numbers].sort((a, b) => (a < b ? -1 : Number(a > b)))
  const steps = tenths * (sorted.length - 1)
  const low = sorted[Math.floor(steps / 10)] ?? 0n
  const high = sorted[Math.ceil(steps / 10)] ?? 0n
  const way = BigInt(steps % 10)
  return low * (10n - way) + high * way
}
