export const dataset = 'operations.feeder-patterns'

/** Paths follow the schools' feeder patterns; of a few students the next school is still open. @param {SyntheticDistrict} district */
export function* lines({ schools, students, year, randomFor }) {
  const random = randomFor(dataset)
  const next = new Map(schools.map(({ code, feedsInto }) => [code, feedsInto ?? '']))
  yield 'student,school,schoolYear,stage,middleSchool,highSchool'
  for (const { id, stays } of students) {
    const school = stays.at(-1)?.school
    if (school === undefined) continue
    const stage = stageOf(school)
    const first = stage === 'high' || random.chance(0.03) ? '' : (next.get(school.code) ?? '')
    const path = stage === 'elementary' ? [first, next.get(first) ?? ''] : ['', first]
    yield [id, school.code, year, stage, ...path].join(',')
  }
}

/** @param {SyntheticDistrict['schools'][number]} school */
function stageOf({ grades }) {
  if (grades.includes('k')) return 'elementary'
  return grades.includes('6') ? 'middle' : 'high'
}
