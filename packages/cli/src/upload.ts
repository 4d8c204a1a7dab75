import { json, text } from 'node:stream/consumers'
import type { GraphqlError } from './ask.js'
import { CliError } from './cli-error.js'
import { authorization, type Connection } from './connection.js'
import { connectionError } from './connection-error.js'
import type { LocalFile } from './files.js'
import { postFile } from './post-file.js'
import { unanswered } from './unanswered.js'

/** A file in the server's archive. */
export interface ArchivedFile {
  readonly sha256: string
  readonly name: string
}

/** Streams a file into the server's archive; `onSent` hears how many bytes have left so far. */
export async function upload(
  connection: Connection,
  file: LocalFile,
  onSent: (bytes: number) => void,
): Promise<ArchivedFile> {
  const address = new URL('/files', connection.url)
  address.searchParams.set('name', file.name)
  try {
    const response = await postFile(address, file, authorization(connection), onSent)
    const { statusCode = 0 } = response
    if (statusCode < 200 || statusCode > 299) throw refusal(statusCode, await text(response), file)
    const { sha256 } = (await json(response)) as { readonly sha256: string }
    return { sha256, name: file.name }
  } catch (error) {
    throw connectionError(error, connection.url)
  }
}

function refusal(status: number, said: string, { name }: LocalFile): CliError {
  const error = explained(said)
  if (error !== null) return unanswered(`take ${name}`, [error])
  return new CliError(
    `The server did not take ${name} (${[String(status), said.trim()].filter(Boolean).join(': ')}).`,
    'See the output of the server, and run the command again.',
  )
}

/** What the server said, where it said it in its own form. */
function explained(said: string): GraphqlError | null {
  try {
    const { message, code, remedy } = JSON.parse(said) as { message?: string; code?: string; remedy?: string }
    return message && code && remedy ? { message, extensions: { code, remedy } } : null
  } catch {
    return null
  }
}
