import type { SchoolYear } from '@planwright/sdk'
import DataLoader from 'dataloader'
import type { AsOf } from '../graphql/as-of.js'
import type { Edition } from '../indicators/edition.js'
import { byMoment } from '../records/known-then.js'
import { withBreaks } from './breaks.js'
import type { Every } from './enums.js'
import { rankOfGroup } from './group.type.js'
import { observationColumns } from './observation.columns.js'
import {
  breakdownStatement,
  comparisonStatement,
  type KeyedStatement,
  latestStatement,
  pairStatement,
  pooledStatement,
  seriesStatement,
} from './observation.statements.js'
import { type Observation, type ObservationRow, observationOf } from './observation.type.js'
import type { PooledRow } from './pooled.type.js'
import type { VisibleObservations } from './visible.js'
import { type AtMoment, atMoment } from './whole-year.js'

export interface LatestKey {
  readonly indicator: string
  readonly orgUnit: string
  readonly group: string
  readonly asOf: AsOf
}

/** Which newest figure of a place. */
export interface NewestKey extends LatestKey {
  /** Whether a school year counts that has begun and is not over; else it does where there is no whole one. */
  readonly toDate: boolean
}

export interface SeriesKey extends LatestKey {
  readonly from: string | null
  readonly to: string | null
  readonly every: Every
}

export interface BreakdownKey {
  readonly indicator: string
  readonly orgUnit: string
  readonly by: string
  /** Null asks for the newest whole school year that has the breakdown. */
  readonly period: string | null
  readonly asOf: AsOf
}

export interface ComparisonKey {
  readonly indicator: string
  readonly group: string
  readonly period: string | null
  /** Null compares the district with the state and with every other district. */
  readonly orgUnits: readonly string[] | null
  readonly asOf: AsOf
}

export interface PairKey {
  readonly indicator: string
  readonly orgUnit: string
  readonly groups: readonly string[]
  /** Null asks for the newest whole school year, before all one that has both groups. */
  readonly period: string | null
  readonly asOf: AsOf
}

export interface PooledKey extends LatestKey {
  readonly firstYear: SchoolYear
}

interface KeyedRow extends ObservationRow {
  readonly position: number
  readonly asOf: AsOf
}

/** Batching readers of observations: one statement for all fields of one kind, however many indicators and schools. */
export function observationLoaders(visible: VisibleObservations, registry: Edition, now: () => string) {
  const moment = (asOf: AsOf) => atMoment(asOf, now)
  const readObservations: Read<KeyedRow> = (sql, parameters) => visible.rows(sql, parameters)
  const keyed = <Key extends { readonly asOf: AsOf }, Answer>(
    statement: KeyedStatement,
    answer: (found: Observation[], key: Key) => Answer,
  ) =>
    new DataLoader<Key, Answer, string>(
      async (keys) => {
        const found = keys.map((): Observation[] => [])
        for (const { position, asOf, ...row } of await rowsByMoment<Key, KeyedRow>(
          readObservations,
          statement,
          keys,
          moment,
        ))
          found[position]?.push(observationOf(row, asOf))
        return keys.map((key, position) => answer(found[position] ?? [], key))
      },
      { cacheKeyFn: (key) => JSON.stringify(key) },
    )
  const better = new Map(
    [...registry.indicators, ...registry.retired].map(({ definition }) => [definition.id, definition.better]),
  )
  return {
    latest: keyed<NewestKey, Observation | null>(latestStatement, (found) => found[0] ?? null),
    series: keyed<SeriesKey, Observation[]>(seriesStatement, withBreaks),
    breakdown: keyed<BreakdownKey, Observation[]>(breakdownStatement, (found) => found.sort(byGroup)),
    comparison: keyed<ComparisonKey, Observation[]>(comparisonStatement, (found, key) =>
      found.sort(bestFirst(better.get(key.indicator) ?? 'higher')),
    ),
    pair: keyed<PairKey, Observation[]>(pairStatement, (found) => found),
    pooled: pooledYears(visible, moment),
    observation: observationById(visible),
  }
}

type Read<Row> = (sql: string, parameters: readonly unknown[]) => Promise<Row[]>

/** One statement for the keys that ask for now, and one for those that ask for a moment in the past. */
async function rowsByMoment<Key extends { readonly asOf: AsOf }, Row>(
  readRows: Read<Row>,
  statement: KeyedStatement,
  keys: readonly Key[],
  moment: (asOf: AsOf) => AtMoment,
): Promise<readonly Row[]> {
  const { now, then } = byMoment(keys.map((key) => ({ ...key, ...moment(key.asOf) })))
  const read = (sql: string, placed: readonly object[]) =>
    placed.length === 0 ? [] : readRows(sql, [JSON.stringify(placed)])
  return [...(await read(statement.now, now)), ...(await read(statement.then, then))]
}

function pooledYears(
  visible: VisibleObservations,
  moment: (asOf: AsOf) => AtMoment,
): DataLoader<PooledKey, PooledRow | null, string> {
  const read: Read<PooledRow & { readonly position: number }> = (sql, parameters) => visible.pooledRows(sql, parameters)
  return new DataLoader(
    async (keys) => {
      const rows = await rowsByMoment(read, pooledStatement, keys, moment)
      const found = new Map(rows.map((row) => [row.position, row]))
      return keys.map((_, position) => found.get(position) ?? null)
    },
    { cacheKeyFn: (key) => JSON.stringify(key) },
  )
}

function observationById(visible: VisibleObservations): DataLoader<string, Observation | null> {
  return new DataLoader(async (ids) => {
    const sql = `select ${observationColumns('null')} from observation o where o.id in (select value from json_each(?))`
    const numbers = ids.map((id) => Number(id.slice('observation/'.length))).filter(Number.isSafeInteger)
    const rows = await visible.rows<ObservationRow>(sql, [JSON.stringify(numbers)])
    const known = new Map(rows.map((row) => [`observation/${row.id}`, observationOf(row, null)]))
    return ids.map((id) => known.get(id) ?? null)
  })
}

function byGroup(a: Observation, b: Observation): number {
  return rankOfGroup(a.groupKey) - rankOfGroup(b.groupKey) || inCodeOrder(a.groupKey, b.groupKey)
}

/** The best first; those without a value last. */
function bestFirst(better: 'higher' | 'lower'): (a: Observation, b: Observation) => number {
  const sign = better === 'higher' ? -1 : 1
  return (a, b) => {
    const missing = Number(a.value === null) - Number(b.value === null)
    return missing || sign * ((a.value ?? 0) - (b.value ?? 0)) || inCodeOrder(a.orgUnitId, b.orgUnitId)
  }
}

function inCodeOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
