import { type MadeBackup, makeBackup } from '../backup/make-backup.js'
import { restoreBackup } from '../backup/restore-backup.js'
import type { Surroundings, Work } from '../backup/work.js'
import { settingsFromEnvironment } from '../config/environment.js'
import { examine } from '../doctor/examine.js'
import { rebuildFolder } from '../startup/rebuild-folder.js'
import type { Order } from './order.js'
import type { Say } from './said.js'
import { backupLines, rebuildLine, restoreLines } from './sentences.js'

/** Does what an order says; answers whether all is well. */
export async function operate(order: Order, work: Work, around: Surroundings, say: Say): Promise<boolean> {
  if (order.command === 'doctor') return examined(order.data, work, say)
  if (order.command === 'rebuild') return rebuilt(order.data, work, around, say)
  if (order.command === 'backup') return backedUp(await makeBackup(order, work, around), say)
  sayAll(restoreLines(await restoreBackup(order, work, around), order.data), say)
  return true
}

function backedUp(made: MadeBackup, say: Say): boolean {
  sayAll(backupLines(made), say)
  return made.trailFault === null
}

/** The plugins and the plan are those that a server would be started with. */
async function rebuilt(data: string, { signal }: Work, around: Surroundings, say: Say): Promise<boolean> {
  const settings = { ...settingsFromEnvironment(), dataFolder: data }
  const done = await rebuildFolder(settings, { ...around, signal })
  sayAll(done === null ? [] : [rebuildLine(done, data)], say)
  return true
}

function sayAll(lines: readonly string[], say: Say): void {
  for (const line of lines) say({ kind: 'result', line })
}

async function examined(data: string, work: Work, say: Say): Promise<boolean> {
  const found = await examine(data, work)
  for (const checked of found) say({ kind: 'checked', ...checked })
  return found.every(({ state }) => state !== 'problem')
}
