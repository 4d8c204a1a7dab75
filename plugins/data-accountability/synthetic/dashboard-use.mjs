export const dataset = 'data-accountability.dashboard-use'

/** Use spreads from year to year, in some schools sooner than in others. @param {SyntheticDistrict} district */
export function* lines({ schools, students, published, randomFor }) {
  const random = randomFor(dataset)
  const share = students.length / schools.length / 13
  yield 'staff,school,schoolYear,months,monthsUsed'
  for (const { code, size } of schools) {
    const keen = 0.5 + 0.12 * random.normal()
    for (let number = 1; number <= Math.max(3, Math.round(share * size)); number += 1) {
      for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
        const months = random.chance(0.06) ? random.between(1, 9) : 10
        const habit = Math.min(1, Math.max(0, keen + 0.13 * index + 0.25 * random.normal()))
        yield [`E-${code}-${number}`, code, year, months, Math.round(months * habit)].join(',')
      }
    }
  }
}
