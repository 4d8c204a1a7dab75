export const dataset = 'roster.schools'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, schools }) {
  yield 'school,schoolYear,name,zone,zoneName'
  for (const { code, name, zone } of schools) yield `${code},${year},${name},${zone},Synthetic Zone ${zone}`
}
