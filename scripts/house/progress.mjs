const width = 24

/**
 * A progress bar on the terminal; where there is none, one line when the work is done.
 * @param {string} title
 * @param {NodeJS.WriteStream} [out]
 */
export function progressBar(title, out = process.stderr) {
  return {
    /** @param {number} share from 0 to 1 */
    at(share) {
      if (!out.isTTY) return
      const bar = '█'.repeat(Math.round(width * share)).padEnd(width, '░')
      out.write(`\r${title} ${bar} ${String(Math.floor(100 * share)).padStart(3)}%`)
    },
    done() {
      out.write(out.isTTY ? `\r${title} ${'█'.repeat(width)} 100%\n` : `${title}: done.\n`)
    },
  }
}
