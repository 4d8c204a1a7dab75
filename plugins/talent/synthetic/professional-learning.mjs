export const dataset = 'talent.professional-learning'

/** Hours depend on the school more than on the person; they grow from year to year. @param {SyntheticDistrict} district */
export function* lines({ schools, students, published, randomFor }) {
  const random = randomFor(dataset)
  const share = students.length / schools.length / 13
  yield 'staff,school,schoolYear,role,jobEmbedded,wholeStudent,growthCycle'
  for (const { code, size } of schools) {
    const keen = Math.exp(0.3 * random.normal())
    for (let number = 1; number <= Math.max(3, Math.round(share * size)); number += 1) {
      const role = number === 1 ? 'administrator' : 'teacher'
      for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
        const quarters = (/** @type {number} */ usual) =>
          random.chance(0.12) ? 0 : Math.round(4 * usual * keen * Math.exp(0.5 * random.normal())) / 4
        const cells = [quarters(9 + 2 * index), quarters(4 + 1.2 * index), random.chance(0.6 + 0.09 * index)]
        yield [`E-${code}-${number}`, code, year, role, ...cells].join(',')
      }
    }
  }
}
