import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import type { Client } from '../support/client.js'
import { flood, p95, Sender, timesOf } from '../support/flood.js'
import { floodOf, questionOf } from './flood-questions.js'

/** How much longer a public question may take while others flood the server. */
const mostTimes = 5
/** A machine whose other programs take turns with the server stands still for so many milliseconds at times. */
const grain = 15

/** How many questions are measured, quiet and flooded. */
export interface FloodSize {
  readonly questions: number
  readonly connections: number
}

interface Measured {
  readonly quiet: number
  readonly flooded: number
  readonly after: number
  readonly statuses: ReadonlyMap<number, number>
}

/**
 * Asks a public question before, during and after a flood, and expects it to be answered nearly as fast. Other programs
 * of this machine may disturb a round, but not three of them.
 */
export async function expectFloodToBeHeld(
  { url }: Pick<Client, 'url'>,
  indicators: readonly string[],
  size: FloodSize,
): Promise<void> {
  const rounds: Measured[] = []
  while (rounds.length < 3 && !rounds.some(isHeld)) rounds.push(await measured(url, indicators, size))
  for (const { statuses } of rounds) {
    expect(statuses.get(200) ?? 0, 'dear questions that were answered').to.be.greaterThan(0)
    expect(statuses.get(400) ?? 0, 'questions that were too dear').to.be.greaterThan(0)
    expect(statuses.get(413) ?? 0, 'questions that were too long').to.be.greaterThan(0)
  }
  expect(rounds.some(isHeld), 'nearly as fast').to.equal(true)
}

function isHeld({ quiet, flooded, after }: Measured): boolean {
  return flooded <= mostTimes * (quiet + grain) && after <= 2 * (quiet + grain)
}

async function measured(
  url: string,
  indicators: readonly string[],
  { questions, connections }: FloodSize,
): Promise<Measured> {
  const [asker, flooder] = [new Sender(url, '127.0.0.2', 1), new Sender(url, '127.0.0.1', connections)]
  const question = questionOf(indicators)
  const p95From = async (turn: number) => p95(await timesOf(asker, questions, (one) => question(one + turn)))
  await timesOf(asker, 10, question)
  const quiet = await p95From(1_000)
  const under = flood(flooder, floodOf(indicators), connections)
  await delay(500)
  const flooded = await p95From(2_000)
  const statuses = await under.stop()
  await delay(1_000)
  const after = await p95From(3_000)
  for (const sender of [asker, flooder]) sender.close()
  const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')
  console.log(
    `      p95 quiet ${quiet.toFixed(0)} ms, flooded ${flooded.toFixed(0)} ms (${(flooded / quiet).toFixed(1)} times), a second after ${after.toFixed(0)} ms; the flood: ${counts}`,
  )
  return { quiet, flooded, after, statuses }
}

/** So many pupils behind one address, four questions each: answers how many were refused. */
export async function refusedOfSchool(
  { url }: Pick<Client, 'url'>,
  indicators: readonly string[],
  pupils: number,
): Promise<number> {
  const school = new Sender(url, '127.0.0.3', pupils)
  const question = questionOf(indicators)
  const pupil = async (_: unknown, number: number) => {
    const statuses: number[] = []
    for (let turn = 0; turn < 4; turn++) statuses.push((await school.send(question(4 * number + turn))).status)
    return statuses
  }
  const statuses = (await Promise.all(Array.from({ length: pupils }, pupil))).flat()
  school.close()
  return statuses.filter((status) => status !== 200).length
}

/** The ids of all indicators. */
export async function indicatorsOf(server: Client): Promise<readonly string[]> {
  const { data } = await server.ask<{ indicators: { nodes: readonly { readonly id: string }[] } }>(
    '{ indicators(first: 1000) { nodes { id } } }',
  )
  return data.indicators.nodes.map(({ id }) => id)
}
