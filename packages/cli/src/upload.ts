import { createReadStream } from 'node:fs'
import { CliError } from './cli-error.js'
import { connectionError } from './connection-error.js'
import type { LocalFile } from './files.js'

/** A file in the server's archive. */
export interface ArchivedFile {
  readonly sha256: string
  readonly name: string
}

/** Streams a file into the server's archive; `onSent` hears how many bytes have left so far. */
export async function upload(server: URL, file: LocalFile, onSent: (bytes: number) => void): Promise<ArchivedFile> {
  const address = new URL('/files', server)
  address.searchParams.set('name', file.name)
  const response = await post(address, server, read(file, onSent))
  if (!response.ok) throw await refusal(response, file)
  const { sha256 } = (await response.json()) as { readonly sha256: string }
  return { sha256, name: file.name }
}

async function post(address: URL, server: URL, body: AsyncIterable<Uint8Array>): Promise<Response> {
  const headers = { 'content-type': 'application/octet-stream' }
  try {
    return await fetch(address, { method: 'POST', headers, body, duplex: 'half' })
  } catch (error) {
    throw connectionError(error, server)
  }
}

async function* read(file: LocalFile, onSent: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const chunk of createReadStream(file.path) as AsyncIterable<Uint8Array>) {
    yield chunk
    sent += chunk.byteLength
    onSent(sent)
  }
}

async function refusal(response: Response, file: LocalFile): Promise<CliError> {
  const said = (await response.text()).trim()
  return new CliError(
    `The server did not take ${file.name} (${response.status}${said ? `: ${said}` : ''}).`,
    'See the output of the server, and run the command again.',
  )
}
