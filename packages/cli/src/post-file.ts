import { createReadStream } from 'node:fs'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'
import type { LocalFile } from './files.js'

/**
 * Posts a file as it is. Only what the server has room for is read, so that a file larger than the memory passes;
 * Node's own `fetch` reads ahead without end. `onSent` hears how many bytes have left so far.
 */
export async function postFile(
  address: URL,
  file: LocalFile,
  headers: Readonly<Record<string, string>>,
  onSent: (bytes: number) => void,
): Promise<IncomingMessage> {
  const start = address.protocol === 'https:' ? requestHttps : requestHttp
  const request = start(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject)
  })
  const sent = pipeline(
    createReadStream(file.path),
    (chunks: AsyncIterable<Buffer>) => counted(chunks, onSent),
    request,
  )
  // A server that refuses the file answers before it has read it all: its answer goes before the broken pipe.
  await Promise.race([answered, sent.then(() => answered)])
  return answered
}

async function* counted(chunks: AsyncIterable<Buffer>, onSent: (bytes: number) => void): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const chunk of chunks) {
    yield chunk
    sent += chunk.byteLength
    onSent(sent)
  }
}
