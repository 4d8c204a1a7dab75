import type { EntityManager } from '@mikro-orm/sqlite'
import type { ImportRecord } from '@planwright/facts'
import type { Recorder } from '../audit/audit-trail.js'
import { theServer } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { problemOf } from '../graphql/problem.js'
import { factsIdOf } from './facts-id.js'
import { ImportEntry } from './import.entity.js'
import type { ImportServiceContext } from './import.service.js'

type SettleContext = Pick<ImportServiceContext, 'trail' | 'facts' | 'log' | 'now'>

/**
 * Ends the imports that an earlier process left without an end on record. One whose rows are in the facts is done: what
 * follows from it is calculated by the same start. Of any other no row is in, and it failed.
 */
export async function settleImports({ trail, facts, log, now }: SettleContext): Promise<void> {
  const held = new Map((await facts.log()).map((one) => [one.id, one]))
  const isHeld = (entry: ImportEntry) => held.has(factsIdOf(entry))
  const lines = await trail.writing(theServer, async (transaction, record) => {
    const failed = (await transaction.find(ImportEntry, { state: 'FAILED', dryRun: false })).filter(isHeld)
    const open = await transaction.find(ImportEntry, { finishedAt: null })
    const settled: string[] = []
    for (const entry of [...failed, ...open])
      settled.push(await settle(transaction, record, entry, held.get(factsIdOf(entry)), now()))
    return settled
  })
  for (const line of lines) log.info(line)
}

async function settle(
  transaction: EntityManager,
  record: Recorder,
  { id, dataset }: ImportEntry,
  held: ImportRecord | undefined,
  finishedAt: string,
): Promise<string> {
  const ended = { phase: 'done', finishedAt }
  const end = held === undefined ? undone : { state: 'DONE', ...countsOf(held), problems: [] }
  await transaction.nativeUpdate(ImportEntry, { id }, { ...end, ...ended })
  const details = held === undefined ? {} : { state: 'DONE', ...countsOf(held) }
  const action = held === undefined ? 'import.interrupted' : 'import.end'
  record({ subject: 'server', action, target: id, release: null, details })
  return held === undefined
    ? `${id} into ${dataset} was interrupted before its rows were in: it was undone, and is on record as failed.`
    : `${id} into ${dataset} was interrupted after its rows were in: it is finished, and on record as done.`
}

const undone = { state: 'FAILED', problems: [problemOf(new ServerError('IMPORT_INTERRUPTED'))] }

function countsOf({ read, accepted, rejected, changed }: ImportRecord) {
  return { read, accepted, rejected, changed }
}
