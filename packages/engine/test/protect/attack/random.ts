/** Numbers in [0, 1) that are the same for the same seed, on every machine (a linear congruence over 2^32, mixed). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    let mixed = state ^ (state >>> 15)
    mixed = Math.imul(mixed, 0x2c1b3c6d)
    mixed ^= mixed >>> 12
    return (mixed >>> 0) / 2 ** 32
  }
}

/** One of several, as likely as its weight. */
export function drawn<T>(random: () => number, weighted: readonly (readonly [T, number])[]): T {
  const all = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * all
  for (const [item, weight] of weighted) {
    left -= weight
    if (left < 0) return item
  }
  const last = weighted.at(-1)
  if (last === undefined) throw new Error('Nothing to draw from.')
  return last[0]
}
