import { pupilsBySchool } from './pupils.mjs'

export const dataset = 'finance.staffing'

/** Pupils for each full-time position. */
const ratios = Object.freeze([
  ['classroom teacher', 22],
  ['counselor', 250],
  ['social worker', 300],
  ['nurse', 500],
  ['assistant principal', 400],
])

/** Most cases follow the formula; some are a half or a whole position away. @param {SyntheticDistrict} district */
export function* lines(district) {
  const random = district.randomFor(dataset)
  yield 'school,schoolYear,position,due,staffed'
  for (const [school, { pupils }] of pupilsBySchool(district)) {
    for (const [index, year] of district.published.schoolYears(2016, 2018).entries()) {
      for (const [position, ratio] of ratios) {
        const due = Math.max(0.5, Math.round((2 * pupils) / Number(ratio)) / 2)
        const gap = random.chance(0.7 + 0.06 * index) ? 0 : random.pick([-1, -0.5, 0.5, 1])
        yield [school, year, position, due, Math.max(0, due + gap)].join(',')
      }
    }
  }
}
