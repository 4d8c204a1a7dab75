export const dataset = 'roster.enrollments'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, students }) {
  yield 'student,schoolYear,school,classroom,classroomName'
  for (const { id, groups, stays } of students) {
    for (const { school, classroom } of stays) {
      yield `${id},${year},${school.code},${classroom},${nameOf(groups.grade, classroom)}`
    }
  }
}

/** @param {string} grade @param {string} classroom */
const nameOf = (grade, classroom) =>
  `${grade === 'k' ? 'Kindergarten' : `Grade ${grade}`} homeroom ${classroom.split('-').at(-1)}`
