import type { EntityManager } from '@mikro-orm/sqlite'
import type { Archive, FactStore } from '@planwright/facts'
import { ImportEntry } from './import.entity.js'

export interface UnusedFilesContext {
  readonly em: EntityManager
  readonly facts: FactStore
  readonly archive: Archive
  readonly now: () => string
}

/** How long a file waits for an import that names it, in milliseconds. */
const dayLong = 24 * 60 * 60 * 1_000

/** Removes the files that no import needs and that were sent more than a day ago. Answers how many. */
export async function removeForgottenFiles(context: UnusedFilesContext): Promise<number> {
  const before = Date.parse(context.now()) - dayLong
  const old = (await context.archive.held()).filter(({ at }) => at < before)
  return removeUnused(old, context)
}

/** Removes those of some files that no import needs: none that is under way, and none that changed the facts. */
export async function removeUnused(
  files: readonly { readonly sha256: string }[],
  context: UnusedFilesContext,
): Promise<number> {
  if (files.length === 0) return 0
  const needed = await neededFiles(context)
  const unused = files.filter(({ sha256 }) => !needed.has(sha256))
  for (const { sha256 } of unused) await context.archive.remove(sha256)
  return unused.length
}

async function neededFiles({ em, facts }: UnusedFilesContext): Promise<ReadonlySet<string>> {
  const recorded = await em.fork().find(ImportEntry, { state: { $in: ['RUNNING', 'DONE'] }, dryRun: false })
  const named = [...recorded, ...(await facts.log())].flatMap(({ files }) => files)
  return new Set(named.map(({ sha256 }) => sha256))
}
