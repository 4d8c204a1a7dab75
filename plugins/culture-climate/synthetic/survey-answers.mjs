export const dataset = 'culture-climate.survey-answers'

const questions = Object.freeze([
  { question: 'I feel safe at school', points: 5, reversed: false },
  { question: 'I feel safe on my way to school', points: 5, reversed: false },
  { question: 'Adults here care about me', points: 5, reversed: false },
  { question: 'Students here respect each other', points: 7, reversed: false },
  { question: 'I am often left out', points: 5, reversed: true },
])
const tooYoung = Object.freeze(['k', '1', '2'])

/** Asked from grade 3 on. A student's answers lean one way; schools with more absence have fewer good ones. @param {SyntheticDistrict} district */
export function* lines({ students, year, randomFor }) {
  const random = randomFor(dataset)
  yield 'student,school,schoolYear,question,points,reversed,answer'
  for (const { id, groups, stays } of students) {
    const school = stays.at(-1)?.school
    if (school === undefined || tooYoung.includes(groups.grade)) continue
    const takesPart = random.chance(0.84 - 0.15 * school.effect)
    const mood = 0.35 - 0.5 * school.effect - (Number(groups.grade) > 5 ? 0.3 : 0) + 0.7 * random.normal()
    for (const { question, points, reversed } of questions) {
      const answer = takesPart && !random.chance(0.03) ? answerOf(mood + 0.8 * random.normal(), points, reversed) : ''
      yield [
        id,
        school.code,
        year,
        question,
        points,
        reversed,
        random.chance(0.01) && answer !== '' ? 'not-applicable' : answer,
      ].join(',')
    }
  }

  /** @param {number} feeling 0 is the middle of the scale @param {number} points @param {boolean} reversed */
  function answerOf(feeling, points, reversed) {
    const middle = (points + 1) / 2
    const steps = Math.round((reversed ? -feeling : feeling) * (points / 5))
    return Math.min(points, Math.max(1, middle + steps))
  }
}
