import { readFileSync } from 'node:fs'

/** @typedef {{ readonly specifier: string, readonly line: number }} Import */

const imports = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]\s*\)/gm,
]

/**
 * The imports of a source file with the line each one ends on.
 * @param {string} file
 * @returns {readonly Import[]}
 */
export function importsOf(file) {
  const text = withoutComments(readFileSync(file, 'utf8'))
  return imports.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      specifier: match[1] ?? '',
      line: lineAt(text, match.index + match[0].length),
    })),
  )
}

/**
 * The lines of a source file on which a text stands, comments included or not.
 * @param {string} file
 * @param {RegExp} pattern
 * @param {{ readonly comments: boolean }} options
 */
export function linesWith(file, pattern, { comments }) {
  const text = readFileSync(file, 'utf8')
  const lines = (comments ? text : withoutComments(text)).split('\n')
  return lines.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
}

/** @param {string} text */
function withoutComments(text) {
  const blank = (/** @type {string} */ comment) => comment.replace(/[^\n]/g, ' ')
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, blank).replace(/^\s*\/\/.*$/gm, blank)
}

/** @param {string} text @param {number} index */
const lineAt = (text, index) => text.slice(0, index).split('\n').length
