import type { EntityManager } from '@mikro-orm/sqlite'
import type { AnyIndicator } from '@planwright/sdk'
import DataLoader from 'dataloader'
import { stoodThen } from '../records/known-then.js'
import { rowsOf } from '../records/sql.js'

export interface DefinitionKey {
  readonly indicator: string
  readonly version: string
}

/** A definition of some version, with what is known about it. */
export interface KnownDefinition extends DefinitionKey {
  readonly department: string
  readonly definition: AnyIndicator
  /** The ids of the datasets it reads. */
  readonly datasets: readonly string[]
  readonly firstUsedAt: string
}

export interface InForceKey {
  readonly indicator: string
  readonly asOf: string
}

interface InForceRow {
  readonly position: number
  readonly version: string
}

const inForce = `select k.value ->> 'position' as position, f.version from json_each(?) k join definitionInForce f
  on f.indicator = k.value ->> 'indicator' and ${stoodThen('f', 'recordedAt', "(k.value ->> 'asOf')")}`

interface DefinitionRow extends DefinitionKey {
  readonly department: string
  readonly definition: string
  readonly datasets: string
  readonly firstUsedAt: string
}

const byVersion = `select v.* from json_each(?) k join indicatorVersion v
  on v.indicator = k.value ->> 'indicator' and v.version = k.value ->> 'version'`

/** Batching readers of definitions by version. */
export function definitionLoaders(em: EntityManager) {
  const cacheKeyFn = ({ indicator, version }: DefinitionKey) => `${indicator} ${version}`
  const storedDefinition = new DataLoader<DefinitionKey, KnownDefinition | null, string>(
    async (keys) => {
      const rows = await rowsOf<DefinitionRow>(em, byVersion, [JSON.stringify(keys)])
      const known = new Map(rows.map((row) => [cacheKeyFn(row), knownOf(row)]))
      return keys.map((key) => known.get(cacheKeyFn(key)) ?? null)
    },
    { cacheKeyFn },
  )
  const versionInForce = new DataLoader<InForceKey, string | null, string>(
    async (keys) => {
      const placed = keys.map((key, position) => ({ ...key, position }))
      const rows = await rowsOf<InForceRow>(em, inForce, [JSON.stringify(placed)])
      const known = new Map(rows.map(({ position, version }) => [position, version]))
      return keys.map((_, position) => known.get(position) ?? null)
    },
    { cacheKeyFn: ({ indicator, asOf }) => `${indicator} ${asOf}` },
  )
  return { storedDefinition, versionInForce }
}

function knownOf(row: DefinitionRow): KnownDefinition {
  return { ...row, definition: JSON.parse(row.definition), datasets: JSON.parse(row.datasets) }
}
