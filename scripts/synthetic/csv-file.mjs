import { closeSync, openSync, renameSync, writeSync } from 'node:fs'

const chunkLength = 1 << 20

/**
 * Writes lines to a file in large pieces; it has its name only when it is whole.
 * @param {string} path
 * @param {Iterable<string>} lines each without its line end
 * @param {(written: number, whole: boolean) => void} [onLines] told now and then how many lines there are, and when it is all
 * @returns {number} how many lines were written
 */
export function writeCsv(path, lines, onLines = () => {}) {
  const file = openSync(`${path}.part`, 'w')
  let chunk = ''
  let written = 0
  for (const line of lines) {
    chunk += `${line}\n`
    written += 1
    if (chunk.length < chunkLength) continue
    writeSync(file, chunk)
    chunk = ''
    onLines(written, false)
  }
  writeSync(file, chunk)
  closeSync(file)
  renameSync(`${path}.part`, path)
  onLines(written, true)
  return written
}
