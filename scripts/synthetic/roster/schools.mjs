export const dataset = 'roster.schools'

/** @param {import('../district.mjs').District} district */
export function* lines({ year, schools }) {
  yield 'school,schoolYear,name,zone,zoneName,lowestGrade,highestGrade,feedsInto'
  for (const { code, name, zone, grades, feedsInto } of schools) {
    yield `${code},${year},${name},${zone},Synthetic Zone ${zone},${grades[0]},${grades.at(-1)},${feedsInto ?? ''}`
  }
}
