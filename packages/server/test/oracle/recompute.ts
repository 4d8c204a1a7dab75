import { type Millionths, numberOf, percentile, plain, rounded, sum, whole } from './exact.js'
import type { Place, RawDistrict, RawRow } from './raw-district.js'

/** What a figure must be. Null stands for no figure at all: the dataset has no rows there, whichever of them count. */
export interface Expected {
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Works out one indicator for a place, from the rows alone. */
export type Recompute = (district: RawDistrict, place: Place) => Expected | null

type Test = (row: RawRow, district: RawDistrict, year: string) => boolean

export const yes = (cell: string | undefined): boolean => cell === 'true'
export const known = (cell: string | undefined): boolean => cell !== undefined && cell !== ''
export const count = (cell: string | undefined): number => Number(cell)

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

export const unavailable = (reason: string): Expected => ({ value: null, reason, numerator: null, denominator: null })

/** A share from its parts; in percent to one decimal unless said. */
export function shareOf(numerator: Millionths, denominator: Millionths, factor = 100n, decimals = 1): Expected {
  const parts = { numerator: plain(numerator), denominator: plain(denominator) }
  if (denominator === 0n) return { value: null, reason: 'ZERO_DENOMINATOR', ...parts }
  return { value: rounded(factor * numerator, denominator, decimals), reason: null, ...parts }
}

/** The rows of a dataset that count in a place; null where it has none there, whichever of them count. */
function rowsFor(of: string, where: Test | undefined, district: RawDistrict, place: Place): readonly RawRow[] | null {
  const rows = district.rowsAt(of, place)
  if (rows.length === 0) return null
  return where === undefined ? rows : rows.filter((row) => where(row, district, place.period.slice(0, 7)))
}

/** The share of rows of which something holds. */
export function rowsThat(of: string, holds: Test, where?: Test): Recompute {
  return (district, place) => {
    const rows = rowsFor(of, where, district, place)
    if (rows === null) return null
    const year = place.period.slice(0, 7)
    const good = rows.filter((row) => holds(row, district, year))
    return shareOf(whole(good.length), whole(rows.length))
  }
}

/** The share of students (or staff, or classrooms) of whose rows something holds. */
export function each(of: string, entity: string, holds: (rows: readonly RawRow[]) => boolean, where?: Test): Recompute {
  return (district, place) => {
    const rows = rowsFor(of, where, district, place)
    if (rows === null) return null
    const own = new Map<string, RawRow[]>()
    for (const row of rows) own.set(row[entity] ?? '', [...(own.get(row[entity] ?? '') ?? []), row])
    return shareOf(whole([...own.values()].filter(holds).length), whole(own.size))
  }
}

/** Any share of two numbers worked out from the rows: of none that count, a sum is not known and a count is 0. */
export function parts(
  of: string,
  work: (rows: readonly RawRow[]) => readonly [Millionths, Millionths],
  {
    where,
    factor = 100n,
    decimals = 1,
  }: { readonly where?: Test; readonly factor?: bigint; readonly decimals?: number } = {},
): Recompute {
  return (district, place) => {
    const rows = rowsFor(of, where, district, place)
    if (rows === null) return null
    if (rows.length === 0) return { ...unavailable('ZERO_DENOMINATOR'), denominator: 0 }
    return shareOf(...work(rows), factor, decimals)
  }
}

/** A percentile of a column; rows whose cell is empty take no part. */
export function percentileOf(of: string, column: string, tenths: number, where?: Test): Recompute {
  return (district, place) => {
    const rows = rowsFor(of, where, district, place)
    if (rows === null) return null
    const numbers = rows.filter((row) => known(row[column])).map((row) => numberOf(row[column] ?? ''))
    if (numbers.length === 0) return unavailable('ZERO_DENOMINATOR')
    return { ...unavailable(''), value: rounded(percentile(numbers, tenths), 10_000_000n, 1), reason: null }
  }
}

export function sumOf(rows: readonly RawRow[], column: string): Millionths {
  return sum(rows.map((row) => numberOf(row[column] ?? '0')))
}

/** How many different texts a column has. */
export function different(rows: readonly RawRow[], column: string): Millionths {
  return whole(new Set(rows.map((row) => row[column])).size)
}

/** A row that the state published: the unit's own, hidden where a marker says so. */
export function published(of: string, columns: readonly [string, string], rate: string, where?: Test): Recompute {
  return (district, place) => {
    const [row] =
      rowsFor(of, (one, ...rest) => isOf(place, one) && (where?.(one, ...rest) ?? true), district, everywhere(place)) ??
      []
    if (row === undefined) return null
    const [numerator, denominator] = columns.map((column) => countOf(row[column]))
    const answer = { numerator: numerator ?? null, denominator: denominator ?? null }
    const cells = [...columns, rate].map((column) => row[column])
    if (cells.includes('*')) return { value: null, reason: 'SUPPRESSED', ...answer }
    if (cells.includes('N/A')) return { value: null, reason: 'NOT_APPLICABLE', ...answer }
    if (numerator == null || denominator == null) return { value: null, reason: 'NO_DATA', ...answer }
    return { ...shareOf(whole(numerator), whole(denominator)), ...answer }
  }
}

/** A rate that the state published as it is. */
export function reportedRate(of: string, rate: string, counted: string): Recompute {
  return (district, place) => {
    const [row] = rowsFor(of, (one) => isOf(place, one), district, everywhere(place)) ?? []
    if (row === undefined) return null
    const answer = { numerator: countOf(row[counted]), denominator: null }
    if (row[rate] === '*') return { value: null, reason: 'SUPPRESSED', ...answer }
    if (row[rate] === 'N/A') return { value: null, reason: 'NOT_APPLICABLE', ...answer }
    return known(row[rate])
      ? { value: Number(row[rate]), reason: null, ...answer }
      : { value: null, reason: 'NO_DATA', ...answer }
  }
}

const everywhere = ({ period }: Place): Place => ({ orgUnit: 'district', group: 'all', period })
const isOf = (place: Place, row: RawRow): boolean => row.orgUnit === place.orgUnit && row.group === place.group

function countOf(cell: string | undefined): number | null {
  return cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : null
}
