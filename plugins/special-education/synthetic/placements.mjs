export const dataset = 'special-education.placements'

const hoursOfSchool = 32.5

/** Most students with an IEP are in regular class nearly all week; some for part of it. @param {SyntheticDistrict} district */
export function* lines({ year, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,schoolYear,school,schoolHours,regularClassHours'
  for (const { id, groups, stays, leaning } of students) {
    if (groups.disability !== 'yes') continue
    const share = random.oneOf([
      [0.8 + 0.2 * random(), 66 - 8 * leaning],
      [0.4 + 0.4 * random(), 18],
      [0.4 * random(), 16],
    ])
    yield [id, year, stays[0]?.school.code, hoursOfSchool, (hoursOfSchool * share).toFixed(2)].join(',')
  }
}
