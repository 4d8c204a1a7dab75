import { type Link, readAnchors, stillHolds, storedRows, verifyTrail } from '@planwright/audit'
import { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { withTrail } from './with-trail.js'

export interface VerifyOptions {
  readonly data: string
  readonly head?: Link
}

const remedy =
  'Keep the data folder as it is, compare it with a copy, and find out who could write to it. Figures are not touched by this check.'

/** Checks the trail of a data folder; the first fault is named, and the status says whether there is one. */
export async function verifyFolder({ data, head }: VerifyOptions, terminal: Terminal): Promise<ExitStatus> {
  return withTrail(data, async () => {
    const { head: end, fault } = await verifyTrail(storedRows(data), () => readAnchors(data))
    if (fault !== null) return broken(fault.sentence, terminal)
    if (head !== undefined && !(await stillHolds(storedRows(data), head)))
      return broken(`Entry ${head.seq} is not the one whose head was noted.`, terminal)
    const count = end.seq === 1 ? '1 entry' : `${end.seq} entries`
    terminal.out.write(`The audit trail is whole: ${count}. Its head is ${end.seq}:${end.hash}\n`)
    return ExitStatus.accepted
  })
}

function broken(sentence: string, terminal: Terminal): ExitStatus {
  terminal.err.write(`The audit trail is broken. ${sentence} ${remedy}\n`)
  return ExitStatus.rejected
}
