import type { EntityManager } from '@mikro-orm/sqlite'
import type { EffectiveImport } from '@planwright/facts'
import { factsIdOf } from '../imports/facts-id.js'
import { rowsOf } from '../records/sql.js'

/** What the records say of the imports, emptyings and undos, as far as the facts must agree with it. */
export interface RecordedImports {
  /** All that the facts' log has, in its order. */
  readonly effective: readonly EffectiveImport[]
  /** The ids of those whose end is not on record, or that failed: the facts may hold them or not. */
  readonly unsettled: ReadonlySet<string>
}

/** An import, an emptying or an undo as the records keep it. What records of an older version have no column for is absent. */
export interface ImportRow
  extends Pick<EffectiveImport, 'id' | 'dataset' | 'read' | 'accepted' | 'rejected' | 'changed'> {
  readonly state: string
  readonly startedAt: string
  /** JSON, as the next two are. */
  readonly files: string
  readonly scope?: string | null
  readonly confirmed?: string | null
  readonly kind?: string
  readonly acceptPartial?: number | null
  readonly schoolYear?: string | null
  readonly undoes?: string | null
}

/**
 * What was more than a trial. Rows are numbered as they come in, and the work is done in the order in which they come in.
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
    effective: rows.filter(isLogged).map(effectiveOf),
    unsettled: new Set(unsettled.map(factsIdOf)),
  }
}

/** Of what changed nothing, the facts log an import only since its partial acceptance is kept here. */
function isLogged({ state, changed, kind, acceptPartial = null }: ImportRow): boolean {
  return state === 'DONE' && (changed > 0 || kind === 'UNDO' || acceptPartial !== null)
}

const kinds: Readonly<Record<string, EffectiveImport['kind']>> = { EMPTYING: 'emptying', UNDO: 'undo' }

function effectiveOf(row: ImportRow): EffectiveImport {
  const { dataset, startedAt, read, accepted, rejected, changed, kind = 'IMPORT', acceptPartial, undoes } = row
  const [files, scope, confirmed] = [row.files, row.scope ?? 'null', row.confirmed ?? '[]'].map((json) =>
    JSON.parse(json),
  )
  const counts = { read, accepted, rejected, changed }
  return {
    ...{ id: factsIdOf(row), kind: kinds[kind] ?? 'import', dataset, files, scope, confirmed, at: startedAt },
    acceptPartial: typeof acceptPartial === 'number' ? acceptPartial !== 0 : null,
    schoolYear: row.schoolYear ?? null,
    undoes: typeof undoes === 'string' ? factsIdOf({ id: undoes }) : null,
    ...counts,
  }
}
