import { median } from './measured.mjs'

/**
 * Prints one ratio with the two times it is of.
 * @param {string} title @param {number} ours milliseconds @param {number} theirs @param {string} [aim]
 */
export function line(title, ours, theirs, aim) {
  const times = `${ours.toFixed(0)} ms to ${theirs.toFixed(0)} ms`
  console.log(`${title}: ${(ours / theirs).toFixed(2)} (${times}${aim === undefined ? '' : `; ${aim}`})`)
}

/**
 * Says on the terminal what is being measured now, and leaves the figures alone.
 * @param {string} text
 */
export function step(text) {
  process.stderr.write(`… ${text}\n`)
}

/**
 * Prints of what an import's time is made up.
 * @param {readonly import('./store.mjs').Parts[]} imports
 */
export function importParts(imports) {
  const of = (/** @type {keyof import('./store.mjs').Parts} */ part) =>
    median(imports.map((parts) => parts[part])).toFixed(0)
  console.log(
    `  of which archive ${of('archive')} ms, reading and typing ${of('reading')} ms, validation ${of('validating')} ms, swapping in ${of('writing')} ms`,
  )
}

/**
 * A race between different answers would say nothing: both must give the same counts in every cell.
 * @param {unknown} ours @param {unknown} theirs
 */
export function demandSame(ours, theirs) {
  const [mine, other] = [ours, theirs].map((cells) => /** @type {Readonly<Record<string, string>>} */ (cells))
  const keys = new Set([...Object.keys(mine ?? {}), ...Object.keys(other ?? {})])
  const different = [...keys].filter((key) => mine?.[key] !== other?.[key])
  if (different.length === 0) return
  const [first = ''] = different
  throw new Error(
    `The cubes differ in ${different.length} of ${keys.size} cells, the first of them ${first}: ${mine?.[first]} against ${other?.[first]}.`,
  )
}
