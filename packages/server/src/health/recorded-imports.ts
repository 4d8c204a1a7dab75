import type { EntityManager } from '@mikro-orm/sqlite'
import type { EffectiveImport } from '@planwright/facts'
import { factsIdOf } from '../imports/facts-id.js'
import { rowsOf } from '../records/sql.js'

/** What the records say of the imports, as far as the facts must agree with it. */
export interface RecordedImports {
  /** Those that changed the facts, in the order in which they did. */
  readonly effective: readonly EffectiveImport[]
  /** The ids of those whose end is not on record, or that failed: the facts may hold them or not. */
  readonly unsettled: ReadonlySet<string>
}

/** An import as the records keep it. */
export type ImportRow = Omit<EffectiveImport, 'files' | 'scope' | 'confirmed' | 'at'> & {
  readonly files: string
  /** JSON, and absent from records of an older version, as the next is. */
  readonly scope?: string | null
  readonly confirmed?: string | null
  readonly state: string
  readonly startedAt: string
}

/**
 * The imports that were more than a trial. Rows are numbered as they come in, and imports are done in the order in which
 * they come in.
 */
export const importsInOrder = 'select * from import where dryRun = 0 order by rowid'

/** Reads what the records say of the imports. */
export async function recordedImports(em: EntityManager): Promise<RecordedImports> {
  return recordedIn(await rowsOf<ImportRow>(em.fork(), importsInOrder))
}

/** What rows of the records say of the imports. */
export function recordedIn(rows: readonly ImportRow[]): RecordedImports {
  const unsettled = rows.filter(({ state }) => state === 'RUNNING' || state === 'FAILED')
  return {
    effective: rows.filter(({ state, changed }) => state === 'DONE' && changed > 0).map(effectiveOf),
    unsettled: new Set(unsettled.map(factsIdOf)),
  }
}

function effectiveOf(row: ImportRow): EffectiveImport {
  const { dataset, startedAt, read, accepted, rejected, changed } = row
  const [files, scope, confirmed] = [row.files, row.scope ?? 'null', row.confirmed ?? '[]'].map((json) =>
    JSON.parse(json),
  )
  return { id: factsIdOf(row), dataset, files, scope, confirmed, at: startedAt, read, accepted, rejected, changed }
}
