import { absencesOf } from './absences.mjs'

export const dataset = 'culture-climate.reported-absence'

/** Earlier years are invented; the last is counted from the synthetic attendance itself. @param {SyntheticDistrict} district */
export function* lines(district) {
  const { isHidden, placesOf, printedRate, schoolYears } = district.published
  const random = district.randomFor(dataset)
  const cells = (/** @type {number} */ part, /** @type {number} */ whole) =>
    isHidden(part, whole) ? '*,*' : `${printedRate(part, whole)},${part}`
  yield 'orgUnit,group,schoolYear,rate,chronicallyAbsent'
  for (const [years, year] of schoolYears(2011, 2017).entries()) {
    for (const { place, share, lead } of placesOf(district.schools)) {
      const whole = Math.round(20_000 * share)
      const part = Math.round(whole * (0.26 - 0.5 * lead - 0.004 * years + 0.02 * (random() - 0.5)))
      yield `${place},${year},${cells(part, whole)}`
    }
  }
  for (const [place, { part, whole }] of countChronic(district)) {
    yield `${place},${district.year},${cells(part, whole)}`
  }
}

/** Students by group and by school, and those absent on a tenth or more of their days. @param {SyntheticDistrict} district */
function countChronic(district) {
  const { students, days } = district
  const absent = absencesOf(district)
  /** @type {Map<string, { part: number, whole: number }>} */
  const counts = new Map()
  students.forEach(({ groups, stays }, index) => {
    const missed = absent.subarray(index * days.length, (index + 1) * days.length).reduce((sum, day) => sum + day, 0)
    const chronic = 10 * missed >= days.length ? 1 : 0
    const own = ['all', ...Object.entries(groups).map(([dimension, key]) => `${dimension}/${key}`)]
    const isHigh = groups.englishLearner === 'yes' || groups.disability === 'yes' || groups.meal !== 'not-eligible'
    const needs = `highNeeds/${isHigh ? 'yes' : 'no'}`
    const school = `school/${stays.at(-1)?.school.code},all`
    for (const place of [...[...own, needs].map((group) => `district,${group}`), school]) {
      const count = counts.get(place) ?? { part: 0, whole: 0 }
      counts.set(place, { part: count.part + chronic, whole: count.whole + 1 })
    }
  })
  return counts
}
