import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset, SchoolYear } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { run } from '../import/import-context.js'
import type { ImportRecord } from '../import/import-report.js'
import type { YearComparison } from './compare-rows.js'
import type { DatasetVersion } from './fact-store.js'
import { readVersions, recordRestored } from './versions.js'

export interface UndoneVersions {
  readonly affected: readonly Dataset[]
  readonly compared: readonly YearComparison[]
  readonly target: ImportRecord
  /** The id of the undo. */
  readonly importId: string
}

type Place = Pick<DatasetVersion, 'dataset' | 'schoolYear'>

/**
 * Takes over which imports the replayed years rest on, and keeps the undo beside each year that it touches: whose rows or
 * imports are others now, or that rested on what was taken back. Answers these school years.
 */
export async function takeVersions(
  connection: DuckDBConnection,
  undone: UndoneVersions,
): Promise<readonly SchoolYear[]> {
  const { affected, importId } = undone
  const before = await versionsOf(connection, affected)
  const list = affected.map(({ id }) => bound(id)).join(', ')
  await run(connection, `DELETE FROM planwright.versions WHERE dataset IN (${list})`)
  await run(
    connection,
    `INSERT INTO planwright.versions SELECT * FROM replayed.planwright.versions WHERE dataset IN (${list})`,
  )
  const touched = touchedPlaces(undone, before, await versionsOf(connection, affected))
  for (const { dataset, schoolYear } of touched) await recordRestored(connection, { dataset, schoolYear, importId })
  return [...new Set(touched.flatMap(({ schoolYear }) => schoolYear ?? []))].sort()
}

async function versionsOf(
  connection: DuckDBConnection,
  affected: readonly Dataset[],
): Promise<readonly DatasetVersion[]> {
  const ids = new Set(affected.map(({ id }) => id))
  return (await readVersions(connection)).filter(({ dataset, isUndo }) => ids.has(dataset) && !isUndo)
}

function touchedPlaces(
  { compared, target }: UndoneVersions,
  before: readonly DatasetVersion[],
  after: readonly DatasetVersion[],
): readonly Place[] {
  const rows = compared.filter(({ isSame }) => !isSame)
  const gone = before.filter((one) => !after.some((other) => isSame(one, other)))
  const come = after.filter((one) => !before.some((other) => isSame(one, other)))
  const years = new Set<SchoolYear | null>([...target.years, null])
  const own = [...before, ...after].filter(({ schoolYear }) => years.has(schoolYear))
  return [...new Map([...rows, ...gone, ...come, ...own].map((one) => [placeOf(one), one])).values()]
}

function isSame(one: DatasetVersion, other: DatasetVersion): boolean {
  return placeOf(one) === placeOf(other) && one.importId === other.importId
}

function placeOf({ dataset, schoolYear }: Place): string {
  return `${dataset} ${schoolYear}`
}
