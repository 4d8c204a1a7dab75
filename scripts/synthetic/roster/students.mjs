/** @type {readonly (keyof import('../students.mjs').Student['groups'])[]} */
const groupings = Object.freeze(['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender', 'language'])

export const dataset = 'roster.students'

/** The school of record is the one a student ends the year in. @param {import('../district.mjs').District} district */
export function* lines({ year, students }) {
  yield `student,schoolYear,school,${groupings.join(',')}`
  for (const { id, groups, stays } of students) {
    const cells = groupings.map((name) => groups[name])
    yield `${id},${year},${stays.at(-1)?.school.code},${cells.join(',')}`
  }
}
