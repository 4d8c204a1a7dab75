import { numberOf, plain, rounded, whole } from '../exact.js'
import type { RawDistrict, RawRow } from '../raw-district.js'
import { type Expected, known, parts, type Recompute, rowsThat, sumOf, unavailable } from '../recompute.js'

const number = (row: RawRow, column: string) => numberOf(row[column] ?? '0')
const noParts = { numerator: null, denominator: null }

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const finance: Readonly<Record<string, Recompute>> = {
  'finance.budget-balance': (district, place) => {
    const rows = district.rowsAt('finance.budget-lines', place)
    const total = (kind: string) =>
      sumOf(
        rows.filter((row) => row.kind === kind),
        'amount',
      )
    if (rows.length === 0) return null
    if (new Set(rows.map(({ kind }) => kind)).size < 2) return unavailable('NO_DATA')
    const value = rounded(total('revenue') - total('expenditure'), whole(1), 2)
    return { value, reason: null, numerator: null, denominator: null }
  },
  'finance.spending-per-weighted-pupil': parts(
    'finance.allocations',
    (rows) => [sumOf(rows, 'spending'), sumOf(rows, 'weightedPupils')],
    { factor: 1n, decimals: 2 },
  ),
  'finance.spending-spread': spendingSpread,
  'finance.staffed-by-formula': rowsThat('finance.staffing', (row) => {
    const difference = number(row, 'staffed') - number(row, 'due')
    return difference >= -numberOf('0.1') && difference <= numberOf('0.1')
  }),
  'finance.factors-published': rowsThat(
    'finance.budget-factors',
    ({ published: on = '', neededBy = '' }) => known(on) && on <= neededBy,
    ({ neededBy }) => known(neededBy),
  ),
}

/** What a weighted pupil of the school at the 90th percentile gets, over that at the 10th. */
function spendingSpread(district: RawDistrict, place: Parameters<Recompute>[1]): Expected | null {
  const rows = district.rowsAt('finance.allocations', place)
  if (rows.length === 0) return null
  const schools = [...new Set(rows.map(({ school }) => school))]
  const perPupil = schools
    .map((school) => rows.filter((row) => row.school === school))
    .filter((own) => sumOf(own, 'weightedPupils') !== 0n)
    .map((own) => plain(sumOf(own, 'spending')) / plain(sumOf(own, 'weightedPupils')))
    .sort((a, b) => a - b)
  const at = (share: number) => {
    const step = share * (perPupil.length - 1)
    const [low, high] = [perPupil[Math.floor(step)] ?? 0, perPupil[Math.ceil(step)] ?? 0]
    return low + (high - low) * (step - Math.floor(step))
  }
  if (perPupil.length < 2) return unavailable(perPupil.length === 0 ? 'NO_DATA' : 'NOT_APPLICABLE')
  if (at(0.1) <= 0) return unavailable('ZERO_DENOMINATOR')
  return { value: Math.round((at(0.9) / at(0.1)) * 100) / 100, reason: null, ...noParts }
}
