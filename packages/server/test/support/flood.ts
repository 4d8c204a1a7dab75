import { Agent, type IncomingMessage, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'

/** An operation as it is sent. */
export interface Operation {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** What became of it, and how long it took in milliseconds. */
export interface Outcome {
  readonly status: number
  readonly body: string
  readonly took: number
}

/** Sends operations from an address of this machine as the public, over as many connections as a browser opens. */
export class Sender {
  private readonly agent: Agent

  constructor(
    private readonly url: string,
    private readonly from = '127.0.0.1',
    connections = 8,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  async send(operation: Operation | Body): Promise<Outcome> {
    const sent = Buffer.isBuffer(operation) ? operation : bodyOf(operation)
    const begun = performance.now()
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method: 'POST', agent: this.agent, localAddress: this.from, headers: json }
      request(`${this.url}/graphql`, options, resolve).once('error', reject).end(sent)
    })
    const body = await text(answer)
    return { status: answer.statusCode ?? 0, body, took: performance.now() - begun }
  }

  close(): void {
    this.agent.destroy()
  }
}

/** An operation that is sent very often, and so is written down once. */
export type Body = Buffer

/** The body that an operation is sent as. */
export function bodyOf(operation: Operation): Body {
  return Buffer.from(JSON.stringify(operation))
}

const json = { 'content-type': 'application/json' }

/** What many connections ask for over and over, until they are stopped. The answer says how often each status came. */
export function flood(
  sender: Sender,
  operations: readonly ((turn: number) => Operation | Body)[],
  connections: number,
): { stop(): Promise<ReadonlyMap<number, number>> } {
  const statuses = new Map<number, number>()
  let isOver = false
  const connection = async (_: unknown, number: number) => {
    for (let turn = number; !isOver; turn += connections) {
      const { status } = await sender.send(operations[turn % operations.length]?.(turn) ?? { query: '{ __typename }' })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status >= 400) await delay(refusedPause)
    }
  }
  const ended = Promise.all(Array.from({ length: connections }, connection))
  return {
    async stop() {
      isOver = true
      await ended
      return statuses
    },
  }
}

/** Whoever is refused at once asks again a little later, in milliseconds: else the test would measure its own work. */
const refusedPause = 100

/** How long each of so many questions took, one after the other, in milliseconds. */
export async function timesOf(
  sender: Sender,
  count: number,
  question: (turn: number) => Operation,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const { status, body, took } = await sender.send(question(turn))
    if (status !== 200) throw new Error(`${status}: ${body.slice(0, 200)}`)
    times.push(took)
  }
  return times
}

/** What 95 of 100 are at most. */
export function p95(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? 0
}
