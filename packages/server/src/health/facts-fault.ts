import type { FactsState, ImportRecord } from '@planwright/facts'
import { ServerError } from '../errors.js'
import type { RecordedImports } from './recorded-imports.js'

/** What the facts of a data folder are compared with. */
export interface FactsExpected {
  readonly folder: string
  readonly recorded: RecordedImports
  /** Whether somebody declares a dataset still; the facts need not hold the rows of any other. */
  readonly isDeclared: (dataset: string) => boolean
}

/**
 * What is wrong with the facts, seen from the records: they are missing, damaged, or hold other imports than the records
 * say. Null where every import that changed something is in, in the order on record, and no other.
 */
export function faultOfFacts(found: FactsState, { folder, recorded, isDeclared }: FactsExpected): ServerError | null {
  const expected = recorded.effective.filter(({ dataset }) => isDeclared(dataset)).map(({ id }) => id)
  if (found.state === 'damaged') return new ServerError('FACTS_DAMAGED', { folder, cause: found.cause })
  if (found.state === 'absent')
    return expected.length === 0 ? null : new ServerError('FACTS_MISSING', { folder, count: expected.length })
  const held = heldOf(found.imports, { folder, recorded, isDeclared })
  if (held.length === expected.length && held.every((id, place) => id === expected[place])) return null
  const lacking = expected.filter((id) => !held.includes(id))
  const unknown = held.filter((id) => !expected.includes(id))
  const facts = { folder, lacking: lacking.length, unknown: unknown.length, first: lacking[0] ?? unknown[0] ?? '' }
  if (unknown.length === 0 && lacking.length > 0) return new ServerError('FACTS_OLDER', facts)
  return new ServerError(lacking.length === 0 && unknown.length > 0 ? 'FACTS_NEWER' : 'FACTS_FOREIGN', facts)
}

/** What an import left unsettled says nothing about the rest. */
function heldOf(imports: readonly ImportRecord[], { recorded, isDeclared }: FactsExpected): readonly string[] {
  return imports.filter(({ id, dataset }) => isDeclared(dataset) && !recorded.unsettled.has(id)).map(({ id }) => id)
}
