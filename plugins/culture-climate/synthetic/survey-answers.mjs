export const dataset = 'culture-climate.survey-answers'

const questions = Object.freeze([
  { question: 'I feel safe at school', points: 5, reversed: false },
  { question: 'I feel safe on my way to school', points: 5, reversed: false },
  { question: 'Adults here care about me', points: 5, reversed: false },
  { question: 'Students here respect each other', points: 7, reversed: false },
  { question: 'I am often left out', points: 5, reversed: true },
])
const tooYoung = Object.freeze(['k', '1', '2'])

/**
 * Asked from grade 3 on, in the years before the last only one student in three. A student's answers lean one way;
 * schools with more absence have fewer good ones.
 * @param {SyntheticDistrict} district
 */
export function* lines({ students, published, randomFor }) {
  const random = randomFor(dataset)
  const years = published.schoolYears(2016, 2018)
  yield 'student,school,schoolYear,question,points,reversed,answer'
  for (const [index, { id, groups, stays }] of students.entries()) {
    const school = stays.at(-1)?.school
    if (school === undefined || tooYoung.includes(groups.grade)) continue
    const mood = 0.65 - 0.5 * school.effect - (Number(groups.grade) > 5 ? 0.3 : 0) + 0.7 * random.normal()
    for (const [number, year] of years.entries()) {
      if (number < years.length - 1 && index % 3 > 0) continue
      const takesPart = random.chance(0.74 + 0.05 * number - 0.15 * school.effect)
      for (const { question, points, reversed } of questions) {
        const feeling = mood + 0.07 * number + 0.8 * random.normal()
        const answer = takesPart && !random.chance(0.03) ? answerOf(feeling, points, reversed) : ''
        yield [id, school.code, year, question, points, reversed, answer].join(',')
      }
    }
  }

  /** @param {number} feeling 0 is the middle of the scale @param {number} points @param {boolean} reversed */
  function answerOf(feeling, points, reversed) {
    if (random.chance(0.01)) return 'not-applicable'
    const middle = (points + 1) / 2
    const steps = Math.round((reversed ? -feeling : feeling) * (points / 5))
    return Math.min(points, Math.max(1, middle + steps))
  }
}
