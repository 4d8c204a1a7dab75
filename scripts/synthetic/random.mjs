/** @typedef {() => number} Random numbers from 0 up to 1, the same for the same seed */

/**
 * A small seeded generator (mulberry32): the same seed gives the same district on every machine.
 * @param {number} seed
 * @returns {Random}
 */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A draw from the normal distribution with mean 0 and deviation 1 (Box and Muller).
 * @param {Random} random
 */
export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * One of several things, each as likely as its weight says.
 * @template T
 * @param {Random} random
 * @param {readonly (readonly [T, number])[]} weighted
 * @returns {T}
 */
export function oneOf(random, weighted) {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * total
  for (const [thing, weight] of weighted) {
    left -= weight
    if (left < 0) return thing
  }
  return /** @type {readonly [T, number]} */ (weighted.at(-1))[0]
}

/** The logistic curve: any number to a probability. @param {number} x */
export const logistic = (x) => 1 / (1 + Math.exp(-x))
