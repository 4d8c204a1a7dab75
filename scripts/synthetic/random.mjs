/**
 * A seeded generator: called, it gives a number from 0 up to 1; the same seed gives the same numbers on every machine.
 * @typedef {object} Drawing
 * @property {() => number} normal a draw from the normal distribution with mean 0 and deviation 1
 * @property {(share: number) => boolean} chance true as often as the share says
 * @property {(first: number, last: number) => number} between a whole number, both ends included
 * @property {<T>(things: readonly T[]) => T} pick one of several things, each as likely
 * @property {<T>(weighted: readonly (readonly [T, number])[]) => T} oneOf one of several things, each as likely as its weight says
 */
/** @typedef {(() => number) & Drawing} Random */

/**
 * A generator of its own for each name: what is drawn for one thing changes nothing drawn for another.
 * @param {number} seed of the whole district @param {string} name
 * @returns {Random}
 */
export function seededFor(seed, name) {
  const random = seeded([...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), seed))
  return Object.assign(() => random(), {
    normal: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    chance: (/** @type {number} */ share) => random() < share,
    between: (/** @type {number} */ first, /** @type {number} */ last) =>
      first + Math.floor(random() * (last - first + 1)),
    /** @template T @param {readonly T[]} things */
    pick: (things) => /** @type {T} */ (things[Math.floor(random() * things.length)]),
    /** @template T @param {readonly (readonly [T, number])[]} weighted */
    oneOf: (weighted) => oneOf(random, weighted),
  })
}

/** Mulberry32. @param {number} seed @returns {() => number} */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * @template T
 * @param {() => number} random @param {readonly (readonly [T, number])[]} weighted
 * @returns {T}
 */
function oneOf(random, weighted) {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [thing, weight] of weighted) {
    left -= weight
    if (left < 0) return thing
  }
  return /** @type {readonly [T, number]} */ (weighted.at(-1))[0]
}
