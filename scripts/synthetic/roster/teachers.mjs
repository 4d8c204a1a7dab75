export const dataset = 'roster.teachers'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, classes }) {
  yield 'staff,schoolYear,school,classroom,ofRecord'
  for (const { classroom, school, teachers } of classes) {
    for (const [index, staff] of teachers.entries()) yield `${staff},${year},${school.code},${classroom},${index === 0}`
  }
}
