export const dataset = 'english-learners.services'

const subjects = Object.freeze(['ela', 'math', 'science', 'social-studies'])
const supports = Object.freeze(
  /** @type {const} */ ([
    ['co-taught', 50],
    ['sheltered', 28],
    ['bilingual', 18],
    ['none', 4],
  ]),
)

/** How each English learner is taught, in every school he or she was in. @param {SyntheticDistrict} district */
export function* lines({ year, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,schoolYear,school,subject,gradeLevel,support'
  for (const { id, groups, stays } of students) {
    if (groups.englishLearner !== 'yes') continue
    const included = random.chance(0.8)
    for (const { school } of stays) {
      for (const subject of subjects) {
        yield [id, year, school.code, subject, included || random.chance(0.6), random.oneOf(supports)].join(',')
      }
    }
  }
}
