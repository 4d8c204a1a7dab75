export const dataset = 'english-learners.language-assessments'

/** Each English learner's test of the year: scores rise with the years, and some leave. @param {SyntheticDistrict} district */
export function* lines({ year, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,schoolYear,school,score,target,yearsAsLearner,reclassified'
  for (const { id, groups, stays, leaning } of students) {
    if (groups.englishLearner !== 'yes') continue
    const grade = groups.grade === 'k' ? 0 : Number(groups.grade)
    const years = random.between(0, Math.min(grade, 9)) + random.pick([0.5, 0.8, 1])
    const target = years <= 1 ? '' : Math.round(440 + 14 * years + 5 * random.normal())
    const score = Math.round(436 + 15 * years - 9 * leaning + 18 * random.normal())
    const tested = random.chance(0.97)
    const leaves = tested && years > 1 && random.chance(score > 500 ? 0.35 : 0.05)
    yield [id, year, stays.at(-1)?.school.code, tested ? score : '', target, years, leaves].join(',')
  }
}
