export const dataset = 'culture-climate.incidents'

const responses = Object.freeze(
  /** @type {const} */ ([
    ['restorative', 30],
    ['detention', 28],
    ['in-school-suspension', 18],
    ['out-of-school-suspension', 20],
    ['expulsion', 0.3],
    ['other', 3.7],
  ]),
)
/** Incidents expected of a student in a year, by grade. */
const usual = (/** @type {string} */ grade) => (Number(grade) >= 9 ? 0.28 : Number(grade) >= 6 ? 0.34 : 0.1)
const raceFactors = Object.freeze(
  /** @type {Readonly<Record<string, number>>} */ ({ black: 1.75, hispanic: 1.3, asian: 0.5 }),
)

/** What staff record differs by race more than conduct does; the figures show it as published ones do. @param {SyntheticDistrict} district */
export function* lines({ students, days, randomFor }) {
  const random = randomFor(dataset)
  let number = 0
  yield 'incident,student,school,date,response'
  for (const { id, groups, stays } of students) {
    const factor =
      (raceFactors[groups.race] ?? 1) * (groups.disability === 'yes' ? 1.6 : 1) * (groups.gender === 'male' ? 1.35 : 1)
    for (const [index, { school, fromDay }] of stays.entries()) {
      const end = stays[index + 1]?.fromDay ?? days.length
      const expected = usual(groups.grade) * factor * Math.exp(school.effect) * ((end - fromDay) / days.length)
      for (let left = expected; random.chance(Math.min(0.8, left)); left /= 2) {
        number += 1
        const day = days[random.between(fromDay, end - 1)]
        yield [`I${String(number).padStart(5, '0')}`, id, school.code, day, random.oneOf(responses)].join(',')
      }
    }
  }
}
