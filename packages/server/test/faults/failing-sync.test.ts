import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import { importLoans, LibraryProcess, loansOf } from '../support/library-process.js'
import { newFolder } from '../support/test-server.js'
import { foundBy, tryEverything } from './acknowledged.js'

const cases = [
  {
    what: 'says of nothing that it is done where no fsync works at all',
    files: [],
    done: { upload: false, target: false, import: false },
  },
  {
    what: 'says of no import that it is done where the fsync of the facts fails, and keeps what else it said',
    files: ['facts.duckdb', 'facts.duckdb.wal'],
    done: { upload: true, target: true, import: false },
  },
] as const

describe('a server whose disk does not keep what is written', () => {
  for (const { what, files, done } of cases)
    it(`${what}; the data is the old or the new after the next start, whole`, async function () {
      const folder = await newFolder()
      try {
        const library = await LibraryProcess.in(folder.path)
        let server = await library.start('ignore')
        const [old, fresh] = [loansOf(3000, true), loansOf(4000, false)]
        expect(await importLoans(server, old)).to.include({ state: 'DONE' })
        const file = await server.send('loans.csv', fresh.content)
        const strace = await failSyncs(
          server.pid,
          files.map((name) => join(library.data, name)),
        )
        if (strace === null) {
          await server.end('SIGKILL')
          console.log('      skipped: strace is not installed, or may not look at other processes')
          return this.skip()
        }
        const said = await tryEverything(server, 61, file)
        await server.end('SIGKILL')
        await once(strace, 'exit')
        const counted = Object.values(said).filter((isDone) => isDone).length
        console.log(
          `      fsync failing for ${files.join(' and ') || 'everything'}: ${counted} of 3 writes acknowledged`,
        )
        expect(said).to.deep.equal(done)
        server = await library.start('ignore')
        const { figure, targets } = await foundBy(server)
        expect(figure).to.deep.be.oneOf([old.figure, fresh.figure])
        if (said.target) expect(targets).to.include(61)
        expect(await importLoans(server, fresh), 'once the disk works').to.include({ state: 'DONE' })
        expect((await foundBy(server)).figure).to.deep.equal(fresh.figure)
        await server.end('SIGTERM')
      } finally {
        await folder.remove()
      }
    }).timeout(180_000)
})

/** Lets every fsync of a process fail from now on, or only those of some files; null where that cannot be done here. */
async function failSyncs(pid: number, files: readonly string[]): Promise<ChildProcess | null> {
  const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO']
  const only = files.flatMap((file) => ['-P', file])
  const options = ['-f', ...only, ...inject, '-p', String(pid)]
  const strace = spawn('strace', options, { stdio: ['ignore', 'ignore', 'pipe'] })
  strace.once('error', () => undefined)
  const lines = createInterface({ input: strace.stderr })
  let isAttached = false
  for await (const line of lines) {
    isAttached = line.includes('attached')
    if (isAttached) break
  }
  lines.close()
  strace.stderr.resume()
  return isAttached ? strace : null
}
