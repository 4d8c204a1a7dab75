import { pupilsBySchool } from './pupils.mjs'

export const dataset = 'finance.allocations'

/** Dollars for each weighted pupil vary by a tenth or so, less from year to year. @param {SyntheticDistrict} district */
export function* lines(district) {
  const random = district.randomFor(dataset)
  const years = district.published.schoolYears(2016, 2018)
  yield 'school,schoolYear,spending,weightedPupils'
  for (const [school, { weighted }] of pupilsBySchool(district)) {
    const lean = random.normal()
    for (const [index, year] of years.entries()) {
      const pupils = weighted * (1 + 0.02 * random.normal())
      const each = 13_200 * 1.02 ** index * (1 + (0.1 - 0.02 * index) * lean + 0.02 * random.normal())
      yield [school, year, (pupils * each).toFixed(2), pupils.toFixed(2)].join(',')
    }
  }
}
