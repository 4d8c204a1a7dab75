import { favorable, suspensions } from './departments/culture-climate.js'
import type { Place, RawDistrict, RawRow } from './raw-district.js'
import { count, known, yes } from './recompute.js'

/** The people behind an indicator's figure for a place, from the rows alone; null where its rows name nobody. */
export type People = (district: RawDistrict, place: Place) => number | null

type Test = (row: RawRow, district: RawDistrict, year: string) => boolean

/** Everybody with a row that meets some conditions, where an indicator is about them. */
function everybody(of: string, person: 'student' | 'staff', ...conditions: readonly Test[]): People {
  return (district, place) => {
    const year = place.period.slice(0, 7)
    const rows = district.rowsAt(of, place).filter((row) => conditions.every((holds) => holds(row, district, year)))
    return new Set(rows.map((row) => row[person])).size
  }
}

/** The fewest of several. */
function fewest(...all: readonly People[]): People {
  return (district, place) => Math.min(...all.map((people) => people(district, place) ?? Number.POSITIVE_INFINITY))
}

const hasAnswer: Test = ({ answer }) => known(answer) && answer !== 'not-applicable'
const isFavorable: Test = (row) => favorable[`${row.points} ${row.reversed}`]?.includes(row.answer ?? '') ?? false
const isSuspension: Test = ({ response = '' }) => suspensions.includes(response)
const groupIs =
  (dimension: string, ...groups: readonly string[]): Test =>
  ({ student }, district, year) =>
    groups.includes(district.groupOf(student, year, dimension))
const isOfGroup = groupIs('race', 'black', 'hispanic')
const isOther: Test = (row, district, year) =>
  known(district.groupOf(row.student, year, 'race')) && !isOfGroup(row, district, year)
const isEla: Test = ({ subject }) => subject === 'ela'
const isProficient: Test = ({ level }) => count(level) >= 3
const isOnTime: Test = ({ held = '', due = '' }) => known(held) && held <= due
const isAnswered: Test = ({ daysToAnswer }) => known(daysToAnswer) && count(daysToAnswer) <= 2
const isKind =
  (wanted: string): Test =>
  ({ kind }) =>
    kind === wanted
const not =
  (holds: Test): Test =>
  (row, district, year) =>
    !holds(row, district, year)

const incidents = (who: Test) => everybody('culture-climate.incidents', 'student', isSuspension, who)
const enrolled = (who: Test) => everybody('roster.students', 'student', who)
const tested = (...conditions: readonly Test[]) =>
  everybody('special-education.assessments', 'student', isEla, ...conditions)
const gapParts = ['yes', 'no'].flatMap((status) => [
  tested(groupIs('disability', status), isProficient),
  tested(groupIs('disability', status), not(isProficient)),
])
const onTime = (kind: string) =>
  fewest(
    everybody('special-education.iep-events', 'student', isKind(kind), isOnTime),
    everybody('special-education.iep-events', 'student', isKind(kind), not(isOnTime)),
  )

/** Every indicator over rows that name students or staff, written down by hand; the others are about nobody. */
export const people: Readonly<Record<string, People>> = {
  'culture-climate.chronic-absenteeism': everybody('culture-climate.attendance', 'student'),
  'culture-climate.safe-and-valued': fewest(
    everybody('culture-climate.survey-answers', 'student', hasAnswer, not(isFavorable)),
    everybody('culture-climate.survey-answers', 'student', hasAnswer, isFavorable),
  ),
  'culture-climate.survey-participation': everybody('culture-climate.survey-answers', 'student'),
  'culture-climate.suspension-risk-ratio': fewest(
    incidents(isOfGroup),
    incidents(isOther),
    enrolled(isOfGroup),
    enrolled(isOther),
  ),
  'culture-climate.trained-to-protect': everybody('culture-climate.protection-training', 'staff'),
  'data-accountability.dashboard-users': everybody(
    'data-accountability.dashboard-use',
    'staff',
    ({ months }) => count(months) > 0,
  ),
  'english-learners.growth-target': everybody(
    'english-learners.language-assessments',
    'student',
    ({ score, target }) => known(score) && known(target),
  ),
  'english-learners.core-access': everybody('english-learners.services', 'student'),
  'english-learners.supported-in-core': everybody('english-learners.services', 'student'),
  'english-learners.years-to-reclassification': everybody(
    'english-learners.language-assessments',
    'student',
    ({ reclassified }) => yes(reclassified),
  ),
  'english-learners.long-term-learners': everybody('english-learners.language-assessments', 'student'),
  'family-community.messages-answered': fewest(
    everybody('family-community.messages', 'student', isAnswered),
    everybody('family-community.messages', 'student', not(isAnswered)),
  ),
  'family-community.supported-in-transitions': everybody('family-community.transitions', 'student'),
  'operations.clear-path': everybody('operations.feeder-patterns', 'student', ({ stage }) => stage !== 'high'),
  'special-education.regular-class': everybody('special-education.placements', 'student', not(groupIs('grade', 'pk'))),
  'special-education.ieps-on-time': onTime('annual-review'),
  'special-education.timely-evaluation': onTime('initial-evaluation'),
  'special-education.services-given': everybody('special-education.service-minutes', 'student'),
  'special-education.proficiency-gap': fewest(...gapParts),
  'talent.job-embedded-hours': everybody('talent.professional-learning', 'staff', ({ role }) => role === 'teacher'),
  'talent.growth-cycles': everybody('talent.professional-learning', 'staff'),
  'talent.whole-student-learning': everybody('talent.professional-learning', 'staff'),
  'teaching-learning.ninth-graders-on-track': everybody(
    'teaching-learning.courses',
    'student',
    ({ yearInHighSchool }) => yearInHighSchool === '1',
  ),
}

/** The published figures that say how many people they are about: as many as their denominator. */
export const published: readonly string[] = ['teaching-learning.four-year-graduation', 'teaching-learning.grade-3-ela']

/** Of which rows, and by which column, a person's own contribution to a share is found; other figures do not add up. */
export const contributions: Readonly<Record<string, readonly [string, 'student' | 'staff']>> = {
  'culture-climate.chronic-absenteeism': ['culture-climate.attendance', 'student'],
  'culture-climate.safe-and-valued': ['culture-climate.survey-answers', 'student'],
  'culture-climate.survey-participation': ['culture-climate.survey-answers', 'student'],
  'culture-climate.trained-to-protect': ['culture-climate.protection-training', 'staff'],
  'data-accountability.dashboard-users': ['data-accountability.dashboard-use', 'staff'],
  'english-learners.growth-target': ['english-learners.language-assessments', 'student'],
  'english-learners.core-access': ['english-learners.services', 'student'],
  'english-learners.supported-in-core': ['english-learners.services', 'student'],
  'english-learners.long-term-learners': ['english-learners.language-assessments', 'student'],
  'family-community.messages-answered': ['family-community.messages', 'student'],
  'family-community.supported-in-transitions': ['family-community.transitions', 'student'],
  'operations.clear-path': ['operations.feeder-patterns', 'student'],
  'special-education.regular-class': ['special-education.placements', 'student'],
  'special-education.ieps-on-time': ['special-education.iep-events', 'student'],
  'special-education.timely-evaluation': ['special-education.iep-events', 'student'],
  'special-education.services-given': ['special-education.service-minutes', 'student'],
  'talent.job-embedded-hours': ['talent.professional-learning', 'staff'],
  'talent.growth-cycles': ['talent.professional-learning', 'staff'],
  'talent.whole-student-learning': ['talent.professional-learning', 'staff'],
  'teaching-learning.ninth-graders-on-track': ['teaching-learning.courses', 'student'],
}
