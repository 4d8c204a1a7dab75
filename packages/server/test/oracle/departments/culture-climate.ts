import { rounded, whole } from '../exact.js'
import type { RawDistrict, RawRow } from '../raw-district.js'
import {
  different,
  type Expected,
  each,
  known,
  parts,
  type Recompute,
  reportedRate,
  unavailable,
  yes,
} from '../recompute.js'

export const suspensions = ['in-school-suspension', 'out-of-school-suspension', 'expulsion']
export const favorable: Readonly<Record<string, readonly string[]>> = {
  '5 false': ['4', '5'],
  '5 true': ['1', '2'],
  '7 false': ['5', '6', '7'],
  '7 true': ['1', '2', '3'],
}
const noParts = { numerator: null, denominator: null }

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const cultureClimate: Readonly<Record<string, Recompute>> = {
  'culture-climate.chronic-absenteeism': each(
    'culture-climate.attendance',
    'student',
    (rows) => 10 * rows.filter((row) => !yes(row.present)).length >= rows.length,
  ),
  'culture-climate.reported-chronic-absenteeism': reportedRate(
    'culture-climate.reported-absence',
    'rate',
    'chronicallyAbsent',
  ),
  'culture-climate.safe-and-valued': parts('culture-climate.survey-answers', (rows) => {
    const answered = rows.filter(({ answer }) => known(answer) && answer !== 'not-applicable')
    const good = answered.filter((row) => favorable[`${row.points} ${row.reversed}`]?.includes(row.answer ?? ''))
    return [whole(good.length), whole(answered.length)]
  }),
  'culture-climate.survey-participation': each('culture-climate.survey-answers', 'student', (rows) =>
    rows.some(({ answer }) => known(answer)),
  ),
  'culture-climate.suspension-risk-ratio': riskRatio,
  'culture-climate.trained-to-protect': each(
    'culture-climate.protection-training',
    'staff',
    (rows) =>
      different(
        rows.filter((row) => yes(row.completed)),
        'course',
      ) >= whole(2),
  ),
}

/** Black and Hispanic students' risk of a suspension over that of all others, each at least 30 students. */
function riskRatio(district: RawDistrict, place: Parameters<Recompute>[1]): Expected | null {
  const year = place.period.slice(0, 7)
  const ofGroup = ({ student }: RawRow) => ['black', 'hispanic'].includes(district.groupOf(student, year, 'race'))
  const ofOthers = (row: RawRow) => known(district.groupOf(row.student, year, 'race')) && !ofGroup(row)
  const incidents = district.rowsAt('culture-climate.incidents', place)
  const students = district.rowsAt('roster.students', place)
  if (incidents.length === 0 && students.length === 0) return null
  if (incidents.length === 0 || students.length === 0) return unavailable('NO_DATA')
  const suspended = incidents.filter(({ response = '' }) => suspensions.includes(response))
  const [enrolled, othersEnrolled] = [students.filter(ofGroup).length, students.filter(ofOthers).length]
  const own = different(suspended.filter(ofGroup), 'student')
  const others = different(suspended.filter(ofOthers), 'student')
  if (enrolled < 30 || othersEnrolled < 30) return unavailable('NOT_APPLICABLE')
  if (others === 0n) return unavailable('ZERO_DENOMINATOR')
  return { value: rounded(own * BigInt(othersEnrolled), BigInt(enrolled) * others, 2), reason: null, ...noParts }
}
