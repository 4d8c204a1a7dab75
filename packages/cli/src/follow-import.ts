import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { CliError } from './cli-error.js'
import { authorization, type Connection } from './connection.js'
import { connectionError } from './connection-error.js'
import { type ImportProgress, type ImportProgressData, importProgressSubscription } from './protocol.js'

/** Follows an import to its end; `onProgress` hears every step on the way. */
export async function followImport(
  connection: Connection,
  id: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportProgress> {
  const client = createClient({
    url: socketAddress(connection.url),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: authorization(connection),
  })
  try {
    for await (const { data, errors } of client.iterate<ImportProgressData>(subscription(id))) {
      if (!data || errors?.length) throw unreported(errors?.[0]?.message)
      onProgress(data.importProgress)
      if (data.importProgress.state !== 'RUNNING') return data.importProgress
    }
    throw unreported('it fell silent')
  } catch (error) {
    throw Array.isArray(error) ? unreported(error[0]?.message) : connectionError(error, connection.url)
  } finally {
    await client.dispose()
  }
}

function subscription(id: string) {
  return { query: importProgressSubscription, variables: { id } }
}

function socketAddress(server: URL): string {
  const address = new URL('/graphql', server)
  address.protocol = server.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}

function unreported(why = 'it gave no reason'): CliError {
  return new CliError(
    `The server stopped reporting before the import had ended: ${why}.`,
    'Run the command again; importing the same files twice changes nothing.',
  )
}
