import { type Column, type Dataset, isDimension } from '@planwright/sdk'
import { columnOfKind } from '../cube/cube-columns.js'
import { bound } from '../formula/bound.js'
import { quoteIdentifier, schoolYearColumn } from '../store/table-layout.js'
import { type ImportContext, select } from './import-context.js'
import { type JudgedEffect, listedUnits, type WholeUnit, type WholeUnits } from './year-effects.js'

/** How many rows each unit and group has: by school year, then by unit. */
export type UnitRows = ReadonlyMap<string, ReadonlyMap<string, number>>

const unitKinds = ['school', 'classroom', 'zone', 'orgUnit', 'group'] as const

/** Counts the rows of each unit and group of some school years. @param rows SQL: the table, and a WHERE with a condition. */
export async function unitRows(
  { connection, dataset }: ImportContext,
  rows: string,
  years: readonly string[],
): Promise<UnitRows> {
  const counted = new Map<string, Map<string, number>>()
  const year = quoteIdentifier(schoolYearColumn)
  for (const [name, column] of years.length === 0 ? [] : unitColumns(dataset)) {
    const unit = quoteIdentifier(name)
    const found = await select(
      connection,
      `SELECT ${year} AS year, ${unit} AS unit, count(*) AS n FROM ${rows}
       AND ${year} IN (${years.map((one) => bound(one)).join(', ')}) AND ${unit} IS NOT NULL GROUP BY ALL`,
    )
    for (const row of found) {
      const ofYear = counted.get(String(row.year)) ?? new Map<string, number>()
      counted.set(String(row.year), ofYear.set(unitName(name, column, String(row.unit)), Number(row.n)))
    }
  }
  return counted
}

/** The units and groups of a school year that gain and lose all their rows. */
export function wholeUnits(
  schoolYear: string | null,
  before: UnitRows,
  after: UnitRows,
): Pick<JudgedEffect, 'gaining' | 'losing' | 'losses'> {
  const [were, are] = [before, after].map((rows) => rows.get(schoolYear ?? '') ?? new Map<string, number>())
  const lost = onlyIn(were, are)
  return {
    gaining: listed(onlyIn(are, were)),
    losing: listed(lost),
    losses: lost.filter(({ unit }) => !unit.startsWith('classroom/')),
  }
}

function onlyIn(
  one: ReadonlyMap<string, number> | undefined,
  other: ReadonlyMap<string, number> | undefined,
): readonly WholeUnit[] {
  return [...(one ?? [])]
    .filter(([unit]) => other?.has(unit) !== true)
    .map(([unit, rows]) => ({ unit, rows }))
    .sort((first, second) => (first.unit < second.unit ? -1 : 1))
}

function listed(units: readonly WholeUnit[]): WholeUnits {
  return { count: units.length, first: units.slice(0, listedUnits) }
}

/** The columns that say which unit or group a row is about. */
function unitColumns(dataset: Dataset): readonly (readonly [string, Column])[] {
  const names = unitKinds.map((kind) => columnOfKind(dataset, kind)).filter((name) => name !== null)
  return Object.entries(dataset.columns).filter(
    ([name, { kind }]) => names.includes(name) || (kind === 'oneOf' && isDimension(name)),
  )
}

function unitName(name: string, { kind }: Column, value: string): string {
  if (kind === 'orgUnit' || kind === 'group') return value
  return `${kind === 'oneOf' ? name : kind}/${value}`
}
