export const dataset = 'teaching-learning.school-designs'

/** Every third school was named for a new design. @param {SyntheticDistrict} district */
export function* lines({ year, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'school,schoolYear,stage'
  for (const [index, { code }] of schools.entries()) {
    if (index % 3 === 0) yield [code, year, random.pick(['named', 'designed', 'approved', 'open', 'open'])].join(',')
  }
}
