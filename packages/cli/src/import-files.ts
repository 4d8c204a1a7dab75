import { cancelImport, onInterrupt } from './cancel-import.js'
import { type Connection, type ConnectionOptions, connectionOf } from './connection.js'
import { ExitStatus } from './exit-status.js'
import { findFiles, type LocalFile } from './files.js'
import { followImport } from './follow-import.js'
import { problemLine } from './problem-line.js'
import { createProgress, type Progress } from './progress.js'
import type { ImportProgress } from './protocol.js'
import { reportLines } from './report.js'
import type { ScopePart } from './scope-part.js'
import { startImport } from './start-import.js'
import type { Terminal } from './terminal.js'
import { type ArchivedFile, upload } from './upload.js'

export interface ImportOptions extends ConnectionOptions {
  readonly dryRun: boolean
  readonly partial: boolean
  readonly for: readonly ScopePart[]
  readonly confirm: readonly string[]
}

/** Sends the files, has the server import them, and prints what it made of them. */
export async function importFiles(
  dataset: string,
  paths: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const local = await findFiles(paths)
  const connection = await connectionOf(options)
  const progress = createProgress(terminal.err)
  try {
    const files = await sendAll(connection, local, progress)
    const { dryRun, partial: acceptPartial, for: scope, confirm } = options
    const input = { dataset, files, dryRun, acceptPartial, scope, confirm }
    const started = await startImport(connection, input)
    if (!started.import || started.problems.length > 0) return refused(started.problems.map(problemLine), terminal)
    const { id } = started.import
    const stop = onInterrupt(() => cancelImport(connection, id, terminal), terminal)
    const ended = await followImport(connection, id, ({ phase, done, total }) => {
      progress.show(phase, done, total)
    }).finally(stop)
    progress.stop()
    terminal.out.write(asText(reportLines(ended, { dataset, paths, ...options })))
    return isWhole(ended) ? ExitStatus.accepted : ExitStatus.rejected
  } finally {
    progress.stop()
  }
}

/** Whether every row was accepted, nothing is asked, and all that follows from the rows is done. */
function isWhole({ state, rejected, confirmations, problems }: ImportProgress): boolean {
  return state === 'DONE' && rejected + confirmations.length + problems.length === 0
}

async function sendAll(
  connection: Connection,
  files: readonly LocalFile[],
  progress: Progress,
): Promise<readonly ArchivedFile[]> {
  const archived: ArchivedFile[] = []
  for (const file of files) {
    progress.show(`sending ${file.name}`, 0, file.bytes)
    archived.push(await upload(connection, file, (sent) => progress.show(`sending ${file.name}`, sent, file.bytes)))
  }
  return archived
}

function refused(lines: readonly string[], terminal: Terminal): ExitStatus {
  terminal.out.write(asText(['The server did not start the import; nothing was changed.', ...lines]))
  return ExitStatus.rejected
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
