import { ask } from './ask.js'
import type { Connection } from './connection.js'
import { problemLine } from './problem-line.js'
import { type CancelImportData, cancelImportMutation } from './protocol.js'
import type { Terminal } from './terminal.js'
import { unanswered } from './unanswered.js'

/** Asks the server to cancel an import, and says why where it cannot any more. */
export async function cancelImport(connection: Connection, id: string, { err }: Terminal): Promise<void> {
  const { data, errors } = await ask<CancelImportData>(connection, { query: cancelImportMutation, variables: { id } })
  if (!data || errors?.length) throw unanswered('cancel the import', errors)
  for (const problem of data.cancelImport.problems) err.write(`${problemLine(problem)}\n`)
}

/**
 * While some work goes on, Ctrl-C asks for its end instead of ending the command; a second one ends the command as ever.
 * The answer stops listening.
 */
export function onInterrupt(cancel: () => Promise<void>, { err }: Terminal): () => void {
  const interrupted = () => {
    err.write('Cancelling the import. Press Ctrl-C again to leave it to the server.\n')
    cancel().catch((error: unknown) => err.write(`${error instanceof Error ? error.message : error}\n`))
  }
  process.once('SIGINT', interrupted)
  return () => process.removeListener('SIGINT', interrupted)
}
