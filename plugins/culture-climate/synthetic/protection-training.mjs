export const dataset = 'culture-climate.protection-training'

const courses = Object.freeze([
  ['abuse-neglect-harassment', 0.82],
  ['crisis-response', 0.74],
])

/** More staff complete each course from year to year. @param {SyntheticDistrict} district */
export function* lines({ schools, students, published, randomFor }) {
  const random = randomFor(dataset)
  const share = students.length / schools.length / 11
  yield 'staff,school,schoolYear,course,completed'
  for (const { code, size } of schools) {
    const keen = 0.04 * random.normal()
    for (let number = 1; number <= Math.max(3, Math.round(share * size)); number += 1) {
      for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
        for (const [course, usual] of courses) {
          yield [`E-${code}-${number}`, code, year, course, random.chance(Number(usual) + 0.06 * index + keen)].join(
            ',',
          )
        }
      }
    }
  }
}
