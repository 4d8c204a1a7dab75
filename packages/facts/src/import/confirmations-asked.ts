import { roster } from '@planwright/sdk'
import type { Confirmation } from './confirmation.js'
import { confirmationsOf, type KnownYears } from './confirmations.js'
import { type ImportContext, select } from './import-context.js'
import type { ImportRequest } from './import-report.js'
import type { ImportResult } from './run-import.js'

/** What an import asks before it goes through, and was not given; nothing where it is to go through without asking. */
export async function confirmationsAsked(
  { connection, today, plan }: Pick<ImportContext, 'connection'> & Omit<KnownYears, 'loaded'>,
  { dataset, scope = {}, confirm = [], asks = true }: ImportRequest,
  { changes }: ImportResult,
): Promise<readonly Confirmation[]> {
  if (changes === null || !asks) return []
  const known = { today, plan, loaded: await loadedYears(connection) }
  // The datasets of the roster have keys of their own: each may lose as many rows as another.
  const isRoster = dataset === roster.wholeRoster.id
  const asked = changes.flatMap((change) =>
    confirmationsOf(change, known, scope, isRoster ? `${change.dataset.slice(dataset.length + 1)}:` : ''),
  )
  return asked.filter(({ key }) => !confirm.includes(key))
}

/** The school years that have rows of any dataset. */
async function loadedYears(connection: ImportContext['connection']): Promise<readonly string[]> {
  const years = 'SELECT DISTINCT "schoolYear" AS year FROM planwright.versions WHERE "schoolYear" IS NOT NULL'
  return (await select(connection, years)).map(({ year }) => String(year))
}
