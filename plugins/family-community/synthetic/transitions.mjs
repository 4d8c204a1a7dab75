export const dataset = 'family-community.transitions'

/** One school in three took in students whose school the district changed. @param {SyntheticDistrict} district */
export function* lines({ year, schools, students, randomFor }) {
  const random = randomFor(dataset)
  const changed = new Set(schools.filter((_, index) => index % 3 === 0).map(({ code }) => code))
  yield 'student,schoolYear,school,contacted,invited'
  for (const { id, stays } of students) {
    const code = stays[0]?.school.code ?? ''
    if (!changed.has(code) || !random.chance(0.4)) continue
    yield [id, year, code, random.chance(0.82), random.chance(0.9)].join(',')
  }
}
