import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, json } from 'node:stream/consumers'
import { graphql } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { StartImportInput } from '../src/start-import.js'
import { type Scenario, step } from './scenario.js'
import { schema } from './schema.js'

/** What the server was sent. */
export interface Received {
  readonly files: { readonly name: string | null; readonly text: string; readonly type: string | undefined }[]
  readonly inputs: StartImportInput[]
  /** What was to be undone or emptied. */
  readonly takenBack: object[]
  /** Says `cancel` when an import is to be cancelled. */
  readonly events: EventEmitter
}

/** A server that plays a scenario, on a port of its own, and remembers what it was sent. */
export async function startFakeServer(scenario: Scenario) {
  const received: Received = { files: [], inputs: [], takenBack: [], events: new EventEmitter() }
  const server = createServer(async (request, response) => {
    const isUpload = request.url?.startsWith('/files')
    const answer = await (isUpload ? archive(request, received) : execute(request, scenario, received))
    response.statusCode = (isUpload && scenario.refuseFiles) || 200
    response.end(JSON.stringify(answer))
  })
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  const subscription = { importProgress: () => play(scenario, received, sockets.clients) }
  const subscriptions = useServer({ schema, roots: { subscription } }, sockets)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    await subscriptions.dispose()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, received, stop }
}

async function archive(request: IncomingMessage, { files }: Received) {
  const body = await buffer(request)
  const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('name')
  files.push({ name, text: body.toString(), type: request.headers['content-type'] })
  return { sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length }
}

async function execute(
  request: IncomingMessage,
  { problems = [], listed = [] }: Scenario,
  { inputs, takenBack, events }: Received,
) {
  const { query, variables } = (await json(request)) as { query: string; variables: Record<string, unknown> }
  const startImport = ({ input }: { input: StartImportInput }) => {
    inputs.push(input)
    return { import: problems.length > 0 ? null : { id: 'imports/1' }, problems }
  }
  const cancelImport = ({ id }: { id: string }) => {
    events.emit('cancel', id)
    return { import: { id, state: 'CANCELLED' }, problems }
  }
  const publishRelease = ({ reason }: { reason: string | null }) => ({
    release:
      problems.length > 0
        ? null
        : { number: reason === null ? 1 : 2, tally: { withPeople: 400, shown: 250, bounded: 119, hidden: 31 } },
    problems,
  })
  const begin = (what: object) => {
    takenBack.push(what)
    return { import: problems.length > 0 ? null : { id: 'imports/1' }, problems }
  }
  const takingBack = {
    undoImport: begin,
    emptyDataset: ({ input }: { input: object }) => begin(input),
    import: () => listed[0] ?? null,
    imports: () => listed,
  }
  return graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue: { startImport, cancelImport, publishRelease, ...takingBack },
  })
}

async function* play(
  { steps = [], breakOff, untilCancelled }: Scenario,
  { events }: Received,
  clients: ReadonlySet<WebSocket>,
) {
  const cancelled = untilCancelled ? once(events, 'cancel') : null
  for (const importProgress of steps) yield { importProgress }
  if (cancelled !== null) {
    await cancelled
    yield { importProgress: step({ state: 'CANCELLED', read: 0, accepted: 0, changed: 0 }) }
  }
  if (breakOff) for (const client of clients) client.terminate()
}
