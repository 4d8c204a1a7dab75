import { createHash } from 'node:crypto'
import { isDimension, type SchoolYear, schoolYearOf, startOf } from '@planwright/sdk'
import { type Confirmation, confirmation } from './confirmation.js'
import { isSame } from './counts-of-year.js'
import { type ImportScope, scopeInWords } from './import-scope.js'
import { countOf, number } from './numbers.js'
import type { Change } from './swap-rows.js'
import { importThresholds } from './thresholds.js'
import type { JudgedEffect, WholeUnit } from './year-effects.js'

/** What the years of an import are compared with. */
export interface KnownYears {
  /** The day of the import (ISO). */
  readonly today: string
  /** The calendar years of the plan, both included; null where there is none. */
  readonly plan: { readonly start: number; readonly end: number } | null
  /** The school years that have rows of any dataset. */
  readonly loaded: readonly SchoolYear[]
}

/** How many units a message names; the rest is counted. */
const named = 5

/**
 * What of an import's change is to be confirmed: losses, and years that are likely a mistake. A year that stays as it was
 * never is.
 *
 * @param prefix What the keys begin with, where an import changes several datasets.
 */
export function confirmationsOf(
  change: Change,
  known: KnownYears,
  scope: ImportScope,
  prefix = '',
): readonly Confirmation[] {
  const touched = change.effects.filter((effect) => !isSame(effect))
  const asked = touched.flatMap((effect) => [
    ...losses(effect, scope),
    ...manyLeave(effect, change),
    ...oddity(effect, change, known),
  ])
  return asked.map((one) => ({ ...one, key: `${prefix}${one.key}` }))
}

function losses(effect: JudgedEffect, scope: ImportScope): readonly Confirmation[] {
  return [losesRows(effect, scope), losesAll(effect)].filter((one) => one !== null)
}

function losesRows({ schoolYear, removed, replaceable }: JudgedEffect, scope: ImportScope): Confirmation | null {
  if (removed * importThresholds.rowsForOneLost <= replaceable) return null
  const part = scopeInWords(scope)
  const rows = part === '' ? `its ${rowsInWords(replaceable)}` : `the ${rowsInWords(replaceable)} of ${part}`
  const key = `loses-rows:${schoolYear}:${removed}-of-${replaceable}`
  return confirmation('LOSES_ROWS', key, {
    year: String(schoolYear),
    removed: removed === replaceable ? 'all' : number(removed),
    rows,
  })
}

/** A file of a part of the roster would mark all others as gone. */
function manyLeave({ schoolYear, replaceable }: JudgedEffect, { ended, dataset }: Change): readonly Confirmation[] {
  const gone = ended?.get(schoolYear ?? '') ?? 0
  if (gone * importThresholds.rowsForOneLost <= replaceable) return []
  const particulars = { year: String(schoolYear), gone: number(gone), total: number(replaceable), dataset }
  return [confirmation('MANY_LEAVE', `many-leave:${schoolYear}:${gone}-of-${replaceable}`, particulars)]
}

function losesAll({ schoolYear, losses }: JudgedEffect): Confirmation | null {
  const lost = losses.filter((unit) => !isGroup(unit) || unit.rows >= importThresholds.rowsOfGroup)
  if (lost.length === 0) return null
  const names = lost.map(({ unit, rows }) => `${unit}=${rows}`).join('\n')
  const digest = createHash('sha256').update(names).digest('hex').slice(0, 8)
  const particulars = { year: String(schoolYear), units: unitsInWords(lost) }
  return confirmation('LOSES_ALL', `loses-all:${schoolYear}:${lost.length}-${digest}`, particulars)
}

function isGroup({ unit }: WholeUnit): boolean {
  return isDimension(unit.split('/')[0] ?? '')
}

function unitsInWords(lost: readonly WholeUnit[]): string {
  const [only, ...others] = lost
  if (only !== undefined && others.length === 0)
    return only.rows === 1
      ? `${only.unit} would lose its only row`
      : `${only.unit} would lose all of its ${number(only.rows)} rows`
  const names = lost.slice(0, named).map(({ unit, rows }) => `${unit} (${number(rows)})`)
  const more = lost.length > named ? [`and ${number(lost.length - named)} more`] : []
  return `${number(lost.length)} units or groups would lose all of their rows: ${[...names, ...more].join(', ')}`
}

/** The first reason to think that a year is not meant. */
function oddity(effect: JudgedEffect, { effects, about }: Change, known: KnownYears): readonly Confirmation[] {
  const { schoolYear, came, ahead } = effect
  if (schoolYear === null) return []
  const { today } = known
  const rows = rowsInWords(came)
  const total = effects.reduce((sum, one) => sum + one.came, 0)
  const key = (name: string, count: number | string = came) => `${name}:${schoolYear}:${count}`
  const yearsAhead = about === 'published' ? importThresholds.yearsAheadPublished : importThresholds.yearsAhead
  if (startOf(schoolYear) > startOf(schoolYearOf(today)) + yearsAhead)
    return [confirmation('YEAR_AHEAD', key('year-ahead'), { year: schoolYear, today, rows })]
  if (ahead > 0)
    return [confirmation('DAYS_AHEAD', key('days-ahead', ahead), { year: schoolYear, today, rows: rowsInWords(ahead) })]
  const bulk = bulkOf(effects)
  if (distance(schoolYear, bulk) > importThresholds.yearsFromBulk)
    return [confirmation('YEAR_FAR_FROM_FILE', key('year-far'), { year: schoolYear, rows, bulk: spanInWords(bulk) })]
  if (isFarFromKnown(schoolYear, known)) return [confirmation('YEAR_FAR', key('year-far'), { year: schoolYear, rows })]
  if (came * importThresholds.rowsForOneOfYear >= total) return []
  const particulars = { year: schoolYear, rows, total: number(total) }
  return [confirmation('FEW_ROWS', key('few-rows', `${came}-of-${total}`), particulars)]
}

/** The school years that most of an import's rows are about. */
function bulkOf(effects: readonly JudgedEffect[]): readonly SchoolYear[] {
  const most = Math.max(...effects.map(({ came }) => came))
  const isBulk = ({ came }: JudgedEffect) => came * importThresholds.rowsForOneOfBulk >= most
  return effects.filter(isBulk).flatMap(({ schoolYear }) => schoolYear ?? [])
}

function isFarFromKnown(schoolYear: SchoolYear, { today, plan, loaded }: KnownYears): boolean {
  const start = startOf(schoolYear)
  const fromPlan = plan === null ? [] : [Math.max(plan.start - 1 - start, start - plan.end, 0)]
  const nearest = Math.min(distance(schoolYear, [...loaded, schoolYearOf(today)]), ...fromPlan)
  return nearest > importThresholds.yearsFromKnown
}

function distance(schoolYear: SchoolYear, years: readonly SchoolYear[]): number {
  return Math.min(...years.map((year) => Math.abs(startOf(year) - startOf(schoolYear))))
}

function spanInWords(years: readonly SchoolYear[]): string {
  const [first, last] = [years[0] ?? '', years.at(-1) ?? '']
  return first === last ? first : `${first} to ${last}`
}

function rowsInWords(rows: number): string {
  return countOf(rows, 'row', 'rows')
}
