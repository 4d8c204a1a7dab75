import type { Dataset, SchoolYear, Subject } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { importColumn, physicalColumns, quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import { compareKeys, findChangedKeys } from './compare-keys.js'
import { type ComparedYear, compareYears, sidesOf } from './compare-years.js'
import { isSame } from './counts-of-year.js'
import { type ImportContext, run, sameKey } from './import-context.js'
import { typedTable } from './judge-texts.js'
import { unitRows, wholeUnits } from './whole-units.js'
import type { JudgedEffect } from './year-effects.js'

/** What an import changed in a dataset: how many rows, and in which school years (null for datasets without years). */
export interface Change {
  readonly dataset: string
  readonly about: Subject
  readonly changed: number
  readonly years: readonly (SchoolYear | null)[]
  /** What it does to each school year that its rows are of, also where that is nothing. */
  readonly effects: readonly JudgedEffect[]
  /** How many students or stays of the roster end with it, by school year: their rows stay. */
  readonly ended?: ReadonlyMap<SchoolYear, number>
}

const year = quoteIdentifier(schoolYearColumn)
const by = quoteIdentifier(importColumn)

/** Puts the judged rows into a dataset's table under the import's number. */
export async function insertTyped({ connection, dataset, importNumber }: ImportContext): Promise<void> {
  const names = physicalColumns(dataset).map((column) => quoteIdentifier(column.name))
  const values = names.map((name) => (name === by ? bound(importNumber) : name))
  await run(
    connection,
    `INSERT INTO ${tableName(dataset)} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${typedTable}`,
  )
}

/**
 * Lets the rows just inserted take the place of the import's scope in each school year they hold; a year that is the same
 * stays as it was.
 */
export async function replaceYears(context: ImportContext): Promise<Change> {
  const { connection, dataset } = context
  const table = tableName(dataset)
  const { isNew, isOld, isKept } = sidesOf(context)
  const compared = await compareYears(context)
  const yearsWith = (isWanted: (counts: ComparedYear) => boolean) =>
    compared.filter(isWanted).map(({ schoolYear }) => schoolYear)
  const isChanged = (counts: ComparedYear) => !isSame(counts)
  const known = yearsWith((counts) => isChanged(counts) && counts.before > 0)
  const before = await unitRows(context, `${table} WHERE NOT ${isNew}`, known)
  const after = await unitRows(context, `${table} WHERE (${isNew} OR ${isKept})`, yearsWith(isChanged))
  const same = yearsWith(isSame)
  if (same.length > 0) await run(connection, `DELETE FROM ${table} WHERE ${isNew} AND ${year} IN (${listOf(same)})`)
  const replaced = yearsWith((counts) => isChanged(counts) && counts.replaceable > 0)
  if (replaced.length > 0)
    await run(connection, `DELETE FROM ${table} WHERE ${isOld} AND ${year} IN (${listOf(replaced)})`)
  return changeOf(
    dataset,
    compared.map((counts) => ({ ...counts, ...wholeUnits(counts.schoolYear, before, after) })),
  )
}

/** Merges the import's rows into the rows with the same key; columns the import does not carry stay as they are. */
export async function replaceKeys(context: ImportContext): Promise<Change> {
  const { connection, dataset } = context
  const table = tableName(dataset)
  await findChangedKeys(context)
  const compared = await compareKeys(context)
  const years = compared.flatMap(({ schoolYear }) => schoolYear ?? [])
  const before = await unitRows(context, `${table} WHERE true`, years)
  await connection.run(
    `DELETE FROM ${table} AS old USING temp._changed AS came WHERE ${sameKey(dataset, 'came', 'old')}`,
  )
  await connection.run(`INSERT INTO ${table} BY NAME SELECT * EXCLUDE (_was, _year) FROM temp._changed`)
  const after = await unitRows(context, `${table} WHERE true`, years)
  return changeOf(
    dataset,
    compared.map((counts) => ({ ...counts, ...wholeUnits(counts.schoolYear, before, after) })),
  )
}

function changeOf({ id, about }: Dataset, effects: readonly JudgedEffect[]): Change {
  const changed = effects.reduce((sum, { added, altered, removed }) => sum + added + altered + removed, 0)
  const years = effects.filter((effect) => !isSame(effect)).map(({ schoolYear }) => schoolYear)
  return { dataset: id, about, changed, years, effects }
}

function listOf(years: readonly string[]): string {
  return years.map((name) => bound(name)).join(', ')
}
