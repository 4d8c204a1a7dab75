import { type Page, type PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { type ObservationRow, observationOf } from '../observations/observation.type.js'
import { type Change, changesBetween, noChange } from './restatement.changes.js'
import { RestatementCause } from './restatement.input.js'
import { newestFirst, restatementPlaces } from './restatement.place.js'
import {
  countReplaced,
  figuresById,
  type ReplacedRow,
  type RestatementScope,
  replacedRows,
} from './restatement.store.js'
import { momentBefore, type PlacedRestatement, targetRestatements } from './restatement.targets.js'
import { Restatement } from './restatement.type.js'

/** One page of what was restated, the newest first. */
export async function restatementPage(
  scope: RestatementScope,
  page: PageArgs,
  context: Context,
): Promise<Page<Restatement>> {
  const after = restatementPlaces.after(page.after)
  const wanted = rowsToRead(page)
  const judged = await targetRestatements(scope, context)
  const following = judged.filter(({ place }) => after === null || newestFirst(after, place) < 0)
  const replaced = await replacements(await replacedRows(context.visible, scope, after, wanted), context)
  const merged = [...following, ...replaced].sort((one, other) => newestFirst(one.place, other.place)).slice(0, wanted)
  const places = new Map(merged.map(({ restatement, place }) => [restatement, place]))
  const count = async () => judged.length + (await countReplaced(context.visible, scope))
  const cursor = (one: Restatement) => restatementPlaces.cursorOf(places.get(one) ?? { at: one.at, kind: 0, id: 0 })
  return pageOfRows(
    merged.map(({ restatement }) => restatement),
    page,
    cursor,
    count,
  )
}

async function replacements(rows: readonly ReplacedRow[], context: Context): Promise<readonly PlacedRestatement[]> {
  const ids = rows.flatMap(({ successor }) => (successor === null ? [] : [successor]))
  const successors = await figuresById(context.visible, ids)
  const changes = await changesBetween(rows, successors, context)
  return rows.map((row) => {
    const { successor, withdrawnBy: _, ...old } = row
    const at = row.supersededAt
    const place = { at, kind: 0 as const, id: row.id }
    const after = successor === null ? null : (successors.get(successor) ?? null)
    return { place, restatement: restatementOf(old, after, at, changes.get(row.id) ?? noChange) }
  })
}

function restatementOf(old: ObservationRow, replaced: ObservationRow | null, at: string, change: Change): Restatement {
  const before = observationOf(old, momentBefore(at))
  const after = replaced === null ? null : observationOf(replaced, at)
  const { isTakenBack, newImports } = change
  const lost = after !== null && before.importIds.some((id) => !after.importIds.includes(id))
  const isNewData = !isTakenBack && (lost || (after !== null && newImports.length > 0))
  const causes = [
    ...(after === null ? [RestatementCause.WITHDRAWN] : []),
    ...(isTakenBack ? [RestatementCause.TAKEN_BACK] : []),
    ...(isNewData ? [RestatementCause.NEW_DATA] : []),
    ...(after !== null && after.version !== before.version ? [RestatementCause.NEW_DEFINITION] : []),
  ]
  return Object.assign(new Restatement(), { id: `restatement/${old.id}`, at, causes, before, after, newImports })
}
