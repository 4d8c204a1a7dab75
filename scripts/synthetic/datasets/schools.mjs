import { attendanceYear } from '../calendar.mjs'

export const dataset = 'roster.schools'

/** @param {import('../district.mjs').District} district */
export function* lines({ schools }) {
  yield 'school,schoolYear,name,zone,zoneName'
  for (const { code, name, zone } of schools) yield `${code},${attendanceYear},${name},${zone},Synthetic Zone ${zone}`
}
