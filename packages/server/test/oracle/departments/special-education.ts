import { numberOf, rounded, sum } from '../exact.js'
import type { RawDistrict, RawRow } from '../raw-district.js'
import { count, type Expected, known, parts, type Recompute, rowsThat, sumOf, unavailable } from '../recompute.js'

const number = (row: RawRow, column: string) => numberOf(row[column] ?? '0')
const isGrade = (grade: string) => (row: RawRow, district: RawDistrict, year: string) =>
  district.groupOf(row.student, year, 'grade') === grade
const noParts = { numerator: null, denominator: null }
const least = (one: bigint, other: bigint): bigint => (one < other ? one : other)

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const specialEducation: Readonly<Record<string, Recompute>> = {
  'special-education.regular-class': rowsThat(
    'special-education.placements',
    (row) => 10n * number(row, 'regularClassHours') >= 8n * number(row, 'schoolHours'),
    (row, district, year) => !isGrade('pk')(row, district, year),
  ),
  'special-education.ieps-on-time': rowsThat(
    'special-education.iep-events',
    ({ held = '', due = '' }) => known(held) && held <= due,
    ({ kind }) => kind === 'annual-review',
  ),
  'special-education.timely-evaluation': rowsThat(
    'special-education.iep-events',
    ({ held = '', due = '' }) => known(held) && held <= due,
    ({ kind }) => kind === 'initial-evaluation',
  ),
  'special-education.services-given': parts('special-education.service-minutes', (rows) => [
    sum(rows.map((row) => least(number(row, 'given'), number(row, 'planned')))),
    sumOf(rows, 'planned'),
  ]),
  'special-education.proficiency-gap': proficiencyGap,
}

/** Reading proficiency of students without a disability, less that of students with one, in percentage points. */
function proficiencyGap(district: RawDistrict, place: Parameters<Recompute>[1]): Expected | null {
  const year = place.period.slice(0, 7)
  const assessed = district.rowsAt('special-education.assessments', place)
  const ela = assessed.filter(({ subject }) => subject === 'ela')
  const of = (status: string) => ela.filter(({ student }) => district.groupOf(student, year, 'disability') === status)
  const good = (rows: readonly RawRow[]) => BigInt(rows.filter(({ level }) => count(level) >= 3).length)
  const [own, others] = [of('yes'), of('no')]
  if (assessed.length === 0) return null
  if (own.length === 0 || others.length === 0) return unavailable('ZERO_DENOMINATOR')
  const [n, m] = [BigInt(own.length), BigInt(others.length)]
  return { value: rounded(100n * (good(others) * n - good(own) * m), n * m, 1), reason: null, ...noParts }
}
