export const dataset = 'roster.classes'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, classes }) {
  yield 'classroom,schoolYear,school,name,course,subject,grade'
  for (const { classroom, school, grade, name } of classes) {
    yield `${classroom},${year},${school.code},${name},HR-${grade.toUpperCase()},Homeroom,${grade}`
  }
}
