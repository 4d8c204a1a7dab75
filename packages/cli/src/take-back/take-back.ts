import { ask } from '../ask.js'
import { cancelImport, onInterrupt } from '../cancel-import.js'
import { type Connection, type ConnectionOptions, connectionOf } from '../connection.js'
import { ExitStatus } from '../exit-status.js'
import { followImport } from '../follow-import.js'
import { problemLine } from '../problem-line.js'
import { createProgress } from '../progress.js'
import type { StartImportData } from '../protocol.js'
import type { Terminal } from '../terminal.js'
import { unanswered } from '../unanswered.js'
import { type EmptyDatasetData, emptyDatasetMutation, type UndoImportData, undoImportMutation } from './protocol.js'
import { takenBackLines } from './taken-back-lines.js'

export interface TakeBackOptions extends ConnectionOptions {
  readonly reason: string
  readonly dryRun: boolean
}

export interface EmptyOptions extends TakeBackOptions {
  readonly year?: string
}

type Begun = StartImportData['startImport']

/** Has the server take an import back, and prints which rows that changed. */
export async function undoImport(id: string, options: TakeBackOptions, terminal: Terminal): Promise<ExitStatus> {
  const connection = await connectionOf(options)
  const { reason, dryRun } = options
  const operation = { query: undoImportMutation, variables: { id, reason, dryRun } }
  const { data, errors } = await ask<UndoImportData>(connection, operation)
  if (!data || errors?.length) throw unanswered('undo the import', errors)
  return follow(connection, data.undoImport, options, terminal)
}

/** Has the server take the rows of a dataset out, and prints how many there were. */
export async function emptyDataset(dataset: string, options: EmptyOptions, terminal: Terminal): Promise<ExitStatus> {
  const connection = await connectionOf(options)
  const { reason, dryRun, year } = options
  const input = { dataset, schoolYear: year ?? null, reason, dryRun }
  const { data, errors } = await ask<EmptyDatasetData>(connection, {
    query: emptyDatasetMutation,
    variables: { input },
  })
  if (!data || errors?.length) throw unanswered('empty the dataset', errors)
  return follow(connection, data.emptyDataset, options, terminal)
}

async function follow(
  connection: Connection,
  begun: Begun,
  { dryRun }: TakeBackOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const { out } = terminal
  if (begun.import === null || begun.problems.length > 0) {
    out.write(asText(['Nothing was changed.', ...begun.problems.map(problemLine)]))
    return ExitStatus.rejected
  }
  const { id } = begun.import
  const progress = createProgress(terminal.err)
  const stop = onInterrupt(() => cancelImport(connection, id, terminal), terminal)
  try {
    const ended = await followImport(connection, id, ({ phase, done, total }) => progress.show(phase, done, total))
    out.write(asText(takenBackLines(ended, { dryRun })))
    return ended.state === 'DONE' && ended.problems.length === 0 ? ExitStatus.accepted : ExitStatus.rejected
  } finally {
    stop()
    progress.stop()
  }
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
