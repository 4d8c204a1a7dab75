import { type StoredRow, storedRows } from '@planwright/audit'
import { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import { withTrail } from './with-trail.js'

export interface ShowOptions {
  readonly data: string
  readonly last: number
  readonly subject?: string
  readonly action?: string
}

/** Prints entries of a data folder's trail, one a line: number, moment, who, what, to what, under which release. */
export async function showTrail(options: ShowOptions, terminal: Terminal): Promise<ExitStatus> {
  return withTrail(options.data, async () => {
    const newest: StoredRow[] = []
    for await (const row of storedRows(options.data))
      if (isWanted(row, options) && newest.push(row) > options.last) newest.shift()
    for (const row of newest) terminal.out.write(`${lineOf(row)}\n`)
    return ExitStatus.accepted
  })
}

function isWanted(row: StoredRow, { subject, action }: ShowOptions): boolean {
  return (subject === undefined || row.subject === subject) && (action === undefined || row.action === action)
}

function lineOf({ seq, at, subject, action, target, release, details }: StoredRow): string {
  const under = release === null ? [] : [`under ${String(release)}`]
  return [seq, at, subject, action, target ?? '-', ...under, details].map((cell) => plain(String(cell))).join('  ')
}

/** What somebody wrote into a name must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, '·')
}
