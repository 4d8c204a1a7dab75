import type { Dataset } from '@planwright/sdk'
import { FactsError } from '../errors.js'
import { bound } from '../formula/bound.js'
import { nearestName } from '../formula/nearest-name.js'
import { columnType, quoteIdentifier, yearSource } from '../store/table-layout.js'

/** The part of a dataset that an import is for, by the scopes its dataset declares: `{ school: '08', month: '2016-10' }`. */
export type ImportScope = Readonly<Record<string, string>>

/** The dataset's scopes; the roster as a whole, of a OneRoster export, has none. */
type Scoped = Pick<Dataset, 'id' | 'scopes'> & Partial<Pick<Dataset, 'columns'>>

/** What is wrong with a scope: a name that the dataset does not declare, or a value that no row can have. */
export function scopeFaults(dataset: Scoped, scope: ImportScope): readonly FactsError[] {
  return Object.entries(scope).flatMap(([name, value]) => faultOf(dataset, name, value) ?? [])
}

/** @throws the first thing that is wrong with a scope. */
export function refuseScope(dataset: Scoped, scope: ImportScope): void {
  const [fault] = scopeFaults(dataset, scope)
  if (fault !== undefined) throw fault
}

/** SQL that is true, and never null, for the rows of a scope. */
export function scopeSql(dataset: Dataset, scope: ImportScope): string {
  const parts = Object.entries(scope).map(([name, value]) => `coalesce(${partSql(dataset, name, value)}, false)`)
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`
}

/** The column that decides whether a row is of a scope's part: that of its name, or the day the row counts by. */
export function scopeColumn(dataset: Dataset, name: string): string {
  return isTime(name) ? (yearSource(dataset)?.name ?? name) : name
}

/** A scope in words: `school 08 and month 2016-10`. */
export function scopeInWords(scope: ImportScope): string {
  return Object.entries(scope)
    .map(([name, value]) => `${name} ${value}`)
    .join(' and ')
}

function partSql(dataset: Dataset, name: string, value: string): string {
  const column = quoteIdentifier(scopeColumn(dataset, name))
  if (name === 'month') return `date_trunc('month', ${column}) = CAST(${bound(`${value}-01`)} AS DATE)`
  return `${column} = CAST(${bound(value)} AS ${typeOf(dataset, name)})`
}

function typeOf(dataset: Dataset, name: string): string {
  const column = dataset.columns[name]
  return name === 'day' || column === undefined ? 'DATE' : columnType(column)
}

function faultOf({ id, scopes = [], columns }: Scoped, name: string, value: string): FactsError | null {
  if (!scopes.includes(name)) return unknownScope(id, scopes, name)
  if (isPossible(name, value, columns?.[name]?.values)) return null
  return new FactsError('IMPORT_SCOPE_VALUE', `"${value}" is not a ${name} that rows of ${id} can have.`)
}

function unknownScope(id: string, scopes: readonly string[], name: string): FactsError {
  const message = `${id} can't be imported for one ${name}.`
  if (scopes.length === 0)
    return new FactsError('IMPORT_SCOPE_UNKNOWN', message, 'Import whole school years, without a scope.')
  const near = nearestName(name, scopes)
  const hint = near === null ? '' : ` Did you mean "${near}"?`
  return new FactsError('IMPORT_SCOPE_UNKNOWN', message, `Its scopes are: ${scopes.join(', ')}.${hint}`)
}

function isPossible(name: string, value: string, values: readonly string[] | undefined): boolean {
  if (name === 'month') return isDay(`${value}-01`)
  if (name === 'day') return isDay(value)
  return values?.includes(value) ?? (value.length > 0 && value.trim() === value)
}

function isTime(name: string): boolean {
  return name === 'month' || name === 'day'
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
