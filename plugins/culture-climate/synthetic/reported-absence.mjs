import { absencesOf } from './absences.mjs'

export const dataset = 'culture-climate.reported-absence'

/** Earlier years are invented; the last is counted from the synthetic attendance itself. @param {SyntheticDistrict} district */
export function* lines(district) {
  const { groups, isHidden, printedRate, schoolYears } = district.published
  const random = district.randomFor(dataset)
  const cells = (/** @type {number} */ part, /** @type {number} */ whole) =>
    isHidden(part, whole) ? '*,*' : `${printedRate(part, whole)},${part}`
  yield 'orgUnit,schoolYear,group,rate,chronicallyAbsent'
  for (const [years, year] of schoolYears(2011, 2017).entries()) {
    for (const [group, share, lead] of groups) {
      const whole = Math.round(20_000 * share)
      const part = Math.round(whole * (0.26 - 0.5 * lead - 0.004 * years + 0.02 * (random() - 0.5)))
      yield `district,${year},${group},${cells(part, whole)}`
    }
  }
  for (const [group, { part, whole }] of countChronic(district)) {
    yield `district,${district.year},${group},${cells(part, whole)}`
  }
}

/** Students by group, and those absent on a tenth or more of their days. @param {SyntheticDistrict} district */
function countChronic(district) {
  const { students, days } = district
  const absent = absencesOf(district)
  /** @type {Map<string, { part: number, whole: number }>} */
  const counts = new Map()
  students.forEach(({ groups }, index) => {
    const missed = absent.subarray(index * days.length, (index + 1) * days.length).reduce((sum, day) => sum + day, 0)
    const chronic = 10 * missed >= days.length ? 1 : 0
    for (const group of ['all', ...Object.entries(groups).map(([dimension, key]) => `${dimension}/${key}`)]) {
      const count = counts.get(group) ?? { part: 0, whole: 0 }
      counts.set(group, { part: count.part + chronic, whole: count.whole + 1 })
    }
  })
  return counts
}
