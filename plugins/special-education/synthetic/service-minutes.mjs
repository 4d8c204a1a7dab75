export const dataset = 'special-education.service-minutes'

/** What each IEP calls for in a month, and what the schools gave of it. @param {SyntheticDistrict} district */
export function* lines({ days, students, randomFor }) {
  const random = randomFor(dataset)
  const lastDays = days.flatMap((day, index) =>
    day.slice(0, 7) === days[index + 1]?.slice(0, 7) ? [] : [{ day, index }],
  )
  yield 'student,school,date,planned,given'
  for (const { id, groups, stays } of students) {
    if (groups.disability !== 'yes') continue
    const planned = 60 * random.between(4, 20)
    for (const { day, index } of lastDays) {
      const school = stays.findLast(({ fromDay }) => fromDay <= index)?.school
      const given = random.chance(0.7) ? planned : Math.round(planned * (0.55 + 0.5 * random()))
      yield [id, school?.code, day, planned, given].join(',')
    }
  }
}
