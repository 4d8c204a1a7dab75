import { type Page, type PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { type ObservationRow, observationOf } from '../observations/observation.type.js'
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
  return rows.map((row) => {
    const { successor, ...old } = row
    const at = row.supersededAt
    const place = { at, kind: 0 as const, id: row.id }
    return {
      place,
      restatement: restatementOf(old, successor === null ? null : (successors.get(successor) ?? null), at),
    }
  })
}

function restatementOf(old: ObservationRow, replaced: ObservationRow | null, at: string): Restatement {
  const before = observationOf(old, momentBefore(at))
  const after = replaced === null ? null : observationOf(replaced, at)
  const newImports = after === null ? [] : after.importIds.filter((id) => !before.importIds.includes(id))
  const lost = after !== null && before.importIds.some((id) => !after.importIds.includes(id))
  const causes = [
    ...(after === null ? [RestatementCause.WITHDRAWN] : []),
    ...(newImports.length > 0 || lost ? [RestatementCause.NEW_DATA] : []),
    ...(after !== null && after.version !== before.version ? [RestatementCause.NEW_DEFINITION] : []),
  ]
  return Object.assign(new Restatement(), { id: `restatement/${old.id}`, at, causes, before, after, newImports })
}
