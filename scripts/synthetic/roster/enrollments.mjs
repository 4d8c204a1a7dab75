import { className } from '../classes.mjs'

export const dataset = 'roster.enrollments'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, students }) {
  yield 'student,schoolYear,school,classroom,classroomName'
  for (const { id, groups, stays } of students) {
    for (const { school, classroom } of stays) {
      yield `${id},${year},${school.code},${classroom},${className(groups.grade, classroom)}`
    }
  }
}
