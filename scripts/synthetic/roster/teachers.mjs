import { classesOf } from '../classes.mjs'

export const dataset = 'roster.teachers'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, students }) {
  yield 'staff,schoolYear,school,classroom,ofRecord'
  for (const { classroom, school, teachers } of classesOf(students)) {
    for (const [index, staff] of teachers.entries()) yield `${staff},${year},${school.code},${classroom},${index === 0}`
  }
}
