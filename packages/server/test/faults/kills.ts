import { setTimeout as after } from 'node:timers/promises'
import { readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { expect } from 'chai'
import { startImport } from '../support/importing.js'
import { importLoans, LibraryProcess, type Loans, loans, loansOf, shownOf } from '../support/library-process.js'
import type { ServerProcess } from '../support/server-process.js'
import { newFolder } from '../support/test-server.js'

/** What so many kills came to. */
export interface Kills {
  /** Kills after which some rows of the old file and some of the new one were there. */
  readonly halfWritten: number
  /** Kills that struck before the import had ended. */
  readonly inTheMiddle: number
  /** Kills after which the import's record said what became of its rows: done where they are in, failed where they are not. */
  readonly trulyOnRecord: number
  /** Kills after which the same import, run again, completed. */
  readonly completedAgain: number
}

/**
 * Kills a server's process at random moments of imports, and starts it again. Each round replaces one file's loans by
 * another's; what the round leaves is what the next one starts from.
 */
export async function killImports(kills: number, seed: number): Promise<Kills> {
  const folder = await newFolder()
  const moment = seededMoments(seed)
  let [old, fresh] = [loansOf(46_000, true), loansOf(50_000, false)]
  const counts = { halfWritten: 0, inTheMiddle: 0, trulyOnRecord: 0, completedAgain: 0 }
  try {
    const library = await LibraryProcess.in(folder.path)
    let server = await library.start()
    const milliseconds = await timeOf(() => importLoans(server, old))
    for (let round = 0; round < kills; round += 1) {
      await killDuring(server, fresh, moment() * milliseconds * 1.2)
      server = await library.start()
      const shown = await shownOf(server)
      if (!isOneOf(shown, [old, fresh])) counts.halfWritten += 1
      const state = await newestState(server)
      if (state === 'FAILED') counts.inTheMiddle += 1
      if (isOneOf(shown, [state === 'DONE' ? fresh : old])) counts.trulyOnRecord += 1
      const again = await importLoans(server, fresh)
      if (again?.state === 'DONE' && isOneOf(await shownOf(server), [fresh])) counts.completedAgain += 1
      ;[old, fresh] = [fresh, old]
    }
    const { fault } = await verifyTrail(storedRows(library.data), () => readAnchors(library.data))
    expect(fault, 'the audit trail').to.equal(null)
    expect(await server.end('SIGTERM')).to.equal(0)
    return counts
  } finally {
    await folder.remove()
  }
}

async function killDuring(server: ServerProcess, { content }: Loans, milliseconds: number): Promise<void> {
  const file = await server.send('loans.csv', content)
  const { problems } = await startImport(server, { dataset: loans, files: [file] })
  expect(problems).to.deep.equal([])
  await after(milliseconds)
  await server.end('SIGKILL')
}

/** How the newest import ended, which is the one that the server was killed in or after. */
async function newestState(server: ServerProcess): Promise<string | undefined> {
  interface Answered {
    readonly imports: readonly { readonly state: string }[]
  }
  const { data } = await server.ask<Answered>('{ imports { state } }')
  return data.imports[0]?.state
}

function isOneOf(shown: Loans['figure'] | null, wanted: readonly Loans[]): boolean {
  return wanted.some(({ figure }) => shown?.value === figure.value && shown.denominator === figure.denominator)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Numbers from 0 to 1 that are the same in every run. */
function seededMoments(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The figures in a line. */
export function killsLine(kills: number, { halfWritten, inTheMiddle, trulyOnRecord, completedAgain }: Kills): string {
  const struck = `${inTheMiddle} of them before the import had ended`
  return `      ${kills} kills, ${struck}: ${halfWritten} half-written, ${trulyOnRecord} truly on record, ${completedAgain} of ${kills} completed when run again`
}
