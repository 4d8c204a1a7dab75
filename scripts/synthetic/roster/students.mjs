export const dataset = 'roster.students'

/** The school of record is the one a student ends the year in. @param {import('../district.mjs').District} district */
export function* lines({ year, students }) {
  yield 'student,schoolYear,school,grade,race,englishLearner,disability,meal,gender'
  for (const { id, groups, stays } of students) {
    const { grade, race, englishLearner, disability, meal, gender } = groups
    yield `${id},${year},${stays.at(-1)?.school.code},${grade},${race},${englishLearner},${disability},${meal},${gender}`
  }
}
