import type { ImportRecord } from '@planwright/facts'
import { type Dataset, roster } from '@planwright/sdk'

/** The imports a figure came from: `missing` are ids that the facts no longer know. */
export interface Lineage {
  /** In the order they came. */
  readonly imports: readonly ImportRecord[]
  readonly missing: readonly string[]
}

/**
 * The imports whose rows stood when a figure was worked out, from its receipt: for each dataset the receipt names the
 * last import that changed its year. Where an import replaces whole years, that one is enough; where it merges rows
 * into others, is for a part of the year, or fills in what the roster knew already, all before it take part too.
 *
 * @param records All imports that changed something, oldest first.
 */
export function lineageOf(
  receipt: readonly string[],
  records: readonly ImportRecord[],
  datasets: readonly Dataset[],
): Lineage {
  const placeOf = new Map(records.map(({ id }, place) => [id, place]))
  const named = receipt.flatMap((id) => placeOf.get(id) ?? [])
  const lastOf = (isWanted: (record: ImportRecord) => boolean) =>
    Math.max(-1, ...named.filter((place) => isWanted(records[place] as ImportRecord)))
  const merging = new Set([
    ...datasets.filter(({ replaces }) => replaces === 'key').map(({ id }) => id),
    ...records.filter(({ scope }) => scope !== null).map(({ dataset }) => dataset),
  ])
  const lastRoster = lastOf(({ dataset }) => dataset === roster.wholeRoster.id)
  const used = records.filter((record, place) => {
    if (named.includes(place)) return true
    if (isOfRoster(record)) return place <= lastRoster
    return merging.has(record.dataset) && place <= lastOf(({ dataset }) => dataset === record.dataset)
  })
  return { imports: used, missing: receipt.filter((id) => !placeOf.has(id)) }
}

function isOfRoster({ dataset }: ImportRecord): boolean {
  return dataset === roster.wholeRoster.id || dataset.startsWith(`${roster.wholeRoster.id}.`)
}

/** What a replay imports: the lineage, and the directory of districts by which its files were read. */
export function replayedImports(
  lineage: readonly ImportRecord[],
  records: readonly ImportRecord[],
  datasets: readonly Dataset[],
): readonly ImportRecord[] {
  const byName = datasets.some(({ columns }) => Object.values(columns).some(({ kind }) => kind === 'orgUnit'))
  if (!byName) return lineage
  const last = Math.max(-1, ...lineage.map((record) => records.indexOf(record)))
  const directory = ({ dataset }: ImportRecord) => dataset === roster.districts.id
  return records.filter((record, place) => lineage.includes(record) || (directory(record) && place < last))
}
