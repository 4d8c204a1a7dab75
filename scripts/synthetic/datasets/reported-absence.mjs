import { attendanceYear } from '../calendar.mjs'
import { isHidden, printedRate, publishedGroups, schoolYears } from '../published.mjs'

export const dataset = 'culture-climate.reported-absence'

/** Earlier years are invented; the last is counted from the synthetic attendance itself. @param {import('../district.mjs').District} district */
export function* lines(district) {
  yield 'orgUnit,schoolYear,group,rate,chronicallyAbsent'
  for (const [years, year] of schoolYears(2011, 2017).entries()) {
    for (const [group, share] of publishedGroups) {
      const whole = Math.round(20_000 * share)
      const part = Math.round(whole * (0.26 - 0.004 * years + 0.02 * (district.random() - 0.5)))
      yield row(year, group, part, whole)
    }
  }
  for (const [group, { part, whole }] of countChronic(district)) yield row(attendanceYear, group, part, whole)
}

/** @param {string} year @param {string} group @param {number} part @param {number} whole */
const row = (year, group, part, whole) =>
  isHidden(part, whole)
    ? `district,${year},${group},*,*`
    : `district,${year},${group},${printedRate(part, whole)},${part}`

/** Students by group, and those absent on a tenth or more of their days. @param {import('../district.mjs').District} district */
function countChronic({ students, days, absent }) {
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
