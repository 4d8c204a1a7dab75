import { type ImportRecord, standingIn } from '@planwright/facts'
import { type Dataset, roster } from '@planwright/sdk'

/** The imports a figure came from: `missing` are ids that the facts no longer know. */
export interface Lineage {
  /** In the order they came; an emptying is among them where rows came in again after it. */
  readonly imports: readonly ImportRecord[]
  /** All that had not been taken back when the figure was worked out, in its order. */
  readonly standing: readonly ImportRecord[]
  readonly missing: readonly string[]
}

/**
 * The imports whose rows stood when a figure was worked out, from its receipt: for each dataset the receipt names the
 * last import that changed its year, and an undo since. Where an import replaces whole years, that one is enough; where
 * it merges rows into others, is for a part of the year, or fills in what the roster knew already, all before it take
 * part too. What had been taken back by then takes no part.
 *
 * @param log All that was done to the facts, oldest first.
 */
export function lineageOf(
  receipt: readonly string[],
  log: readonly ImportRecord[],
  datasets: readonly Dataset[],
): Lineage {
  const placeOf = new Map(log.map(({ id }, place) => [id, place]))
  const named = new Set(receipt)
  const places = receipt.flatMap((id) => placeOf.get(id) ?? [])
  const standing = standingIn(log.slice(0, Math.max(-1, ...places) + 1))
  const lastOf = (isWanted: (record: ImportRecord) => boolean) =>
    Math.max(-1, ...places.filter((place) => isWanted(log[place] as ImportRecord)))
  const merging = new Set([
    ...datasets.filter(({ replaces }) => replaces === 'key').map(({ id }) => id),
    ...standing.filter(({ scope }) => scope !== null).map(({ dataset }) => dataset),
  ])
  const lastRoster = lastOf(({ dataset }) => dataset === roster.wholeRoster.id)
  const imports = standing.filter((record) => {
    if (named.has(record.id)) return true
    const place = placeOf.get(record.id) ?? -1
    if (isOfRoster(record)) return place <= lastRoster
    return merging.has(record.dataset) && place <= lastOf(({ dataset }) => dataset === record.dataset)
  })
  return { imports, standing, missing: receipt.filter((id) => !placeOf.has(id)) }
}

function isOfRoster({ dataset }: ImportRecord): boolean {
  return dataset === roster.wholeRoster.id || dataset.startsWith(`${roster.wholeRoster.id}.`)
}

/** What a replay imports: the lineage, and the directory of districts by which its files were read. */
export function replayedImports(
  { imports, standing }: Pick<Lineage, 'imports' | 'standing'>,
  datasets: readonly Dataset[],
): readonly ImportRecord[] {
  const byName = datasets.some(({ columns }) => Object.values(columns).some(({ kind }) => kind === 'orgUnit'))
  if (!byName) return imports
  const last = Math.max(-1, ...imports.map((record) => standing.indexOf(record)))
  const directory = ({ dataset }: ImportRecord) => dataset === roster.districts.id
  return standing.filter((record, place) => imports.includes(record) || (directory(record) && place < last))
}
