export const dataset = 'roster.schools'

/** The same schools in the year of the students and the two before, so that figures without students have a past. @param {import('../district.mjs').District} district */
export function* lines({ schools, published }) {
  yield 'school,schoolYear,name,zone,zoneName,lowestGrade,highestGrade,feedsInto'
  for (const year of published.schoolYears(2016, 2018)) {
    for (const { code, name, zone, grades, feedsInto } of schools) {
      yield `${code},${year},${name},${zone},Synthetic Zone ${zone},${grades[0]},${grades.at(-1)},${feedsInto ?? ''}`
    }
  }
}
