/**
 * Pupils of each school of record, plain and weighted by need.
 * @param {SyntheticDistrict} district
 * @returns {ReadonlyMap<string, { readonly pupils: number, readonly weighted: number }>}
 */
export function pupilsBySchool({ schools, students }) {
  const counts = new Map(schools.map(({ code }) => [code, { pupils: 0, weighted: 0 }]))
  for (const { stays, groups } of students) {
    const count = counts.get(stays.at(-1)?.school.code ?? '')
    if (count === undefined) continue
    count.pupils += 1
    count.weighted += weightOf(groups)
  }
  return counts
}

/** @param {SyntheticDistrict['students'][number]['groups']} groups */
function weightOf({ meal, englishLearner, disability }) {
  return (
    1 + (meal === 'not-eligible' ? 0 : 0.3) + (englishLearner === 'yes' ? 0.25 : 0) + (disability === 'yes' ? 0.5 : 0)
  )
}
