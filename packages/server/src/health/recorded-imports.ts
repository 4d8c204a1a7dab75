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

/** An import, an emptying or an undo as the records keep it. */
export interface ImportRow
  extends Omit<EffectiveImport, 'files' | 'scope' | 'confirmed' | 'at' | 'kind' | 'acceptPartial'> {
  readonly kind: string
  readonly acceptPartial: number | null
  readonly files: string
  /** JSON, and absent from records of an older version, as the next is. */
  readonly scope?: string | null
  readonly confirmed?: string | null
  readonly state: string
  readonly startedAt: string
}

const always = 'id, dataset, state, files, startedAt, read, accepted, rejected, changed'

/**
 * What was more than a trial. Rows are numbered as they come in, and the work is done in the order in which they come in.
 */
export const importsInOrder = `select ${always}, kind, acceptPartial, schoolYear, undoes, scope, confirmed from import
  where dryRun = 0 order by rowid`

/** The same of records that were written before there was anything but imports. */
export const onlyImportsInOrder = `select ${always}, 'IMPORT' as kind, null as acceptPartial, null as schoolYear,
  null as undoes from import where dryRun = 0 order by rowid`

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
function isLogged({ state, changed, kind, acceptPartial }: ImportRow): boolean {
  return state === 'DONE' && (changed > 0 || kind === 'UNDO' || acceptPartial !== null)
}

const kinds: Readonly<Record<string, EffectiveImport['kind']>> = { EMPTYING: 'emptying', UNDO: 'undo' }

function effectiveOf({ state: _, startedAt, files, kind, acceptPartial, undoes, ...row }: ImportRow): EffectiveImport {
  return {
    ...row,
    id: factsIdOf(row),
    kind: kinds[kind] ?? 'import',
    acceptPartial: acceptPartial === null ? null : acceptPartial !== 0,
    undoes: undoes === null ? null : factsIdOf({ id: undoes }),
    files: JSON.parse(files),
    scope: JSON.parse(row.scope ?? 'null'),
    confirmed: JSON.parse(row.confirmed ?? '[]'),
    at: startedAt,
  }
}
