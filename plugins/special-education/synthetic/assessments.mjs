export const dataset = 'special-education.assessments'

const testedGrades = Object.freeze(['3', '4', '5', '6', '7', '8'])

/** Scored tests of grades 3 to 8, with gaps like those a district might have. @param {SyntheticDistrict} district */
export function* lines({ year, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,schoolYear,school,subject,level'
  for (const { id, groups, stays, leaning } of students) {
    if (!testedGrades.includes(groups.grade)) continue
    const group = (groups.disability === 'yes' ? -0.75 : 0.1) + (groups.meal === 'not-eligible' ? 0.45 : 0)
    for (const subject of ['ela', 'math']) {
      if (random.chance(0.015)) continue
      const score = 2.1 + group - 0.25 * leaning + 0.8 * random.normal()
      yield [id, year, stays.at(-1)?.school.code, subject, Math.min(4, Math.max(1, Math.round(score)))].join(',')
    }
  }
}
