import type { Context } from '../graphql/context.js'
import type { ObservationRow } from '../observations/observation.type.js'
import { groupBy } from '../records/group-by.js'
import { rowsOf } from '../records/sql.js'
import type { ReplacedRow } from './restatement.store.js'

/** What came between a figure and the one that took its place. */
export interface Change {
  /** The imports, emptyings and undos, by the ids of receipts. */
  readonly newImports: readonly string[]
  /** Whether an emptying or an undo is among them. */
  readonly isTakenBack: boolean
}

export const noChange: Change = Object.freeze({ newImports: [], isTakenBack: false })

interface KnownImport {
  readonly id: string
  readonly kind: string
  readonly startedAt: string
}

const kinds = `select id, kind, startedAt from import where id in (select 'import/' || value from json_each(?))`

/** What came between each figure and its successor, by the number of the figure that was replaced. */
export async function changesBetween(
  rows: readonly ReplacedRow[],
  successors: ReadonlyMap<number, ObservationRow>,
  { em }: Pick<Context, 'em'>,
): Promise<ReadonlyMap<number, Change>> {
  const named = new Map(rows.map((row) => [row.id, newIn(row, successors)]))
  const all = JSON.stringify([...new Set([...named.values()].flat())])
  const known = all === '[]' ? [] : await rowsOf<KnownImport>(em, kinds, [all])
  const byId = groupBy(known, ({ id }) => id.slice('import/'.length))
  return new Map(
    [...named].map(([number, ids]) => [
      number,
      changeOf(
        ids,
        ids.flatMap((id) => byId.get(id) ?? []),
      ),
    ]),
  )
}

function newIn({ importIds, successor, withdrawnBy }: ReplacedRow, successors: ReadonlyMap<number, ObservationRow>) {
  const after = successor === null ? withdrawnBy : successors.get(successor)?.importIds
  const before: readonly string[] = JSON.parse(importIds)
  const later: readonly string[] = JSON.parse(after ?? '[]')
  return later.filter((id) => !before.includes(id))
}

/** Where rows were taken back, the imports that figures rest on again are older than that: they did not come in between. */
function changeOf(ids: readonly string[], known: readonly KnownImport[]): Change {
  const takenBack = known.filter(({ kind }) => kind !== 'IMPORT')
  const [since] = takenBack.map(({ startedAt }) => startedAt).sort()
  if (since === undefined) return { newImports: ids, isTakenBack: false }
  const between = new Set(known.filter(({ startedAt }) => startedAt >= since).map(({ id }) => id))
  return { newImports: ids.filter((id) => between.has(`import/${id}`)), isTakenBack: true }
}
