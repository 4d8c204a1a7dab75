export const dataset = 'family-community.messages'

/** About three messages a family and year; answers in other languages take a little longer. @param {SyntheticDistrict} district */
export function* lines({ days, students, randomFor }) {
  const random = randomFor(dataset)
  yield 'message,student,school,sent,daysToAnswer'
  let message = 0
  for (const { id, groups, stays } of students) {
    const inEnglish = groups.language === 'english'
    const written = random.between(0, 6)
    for (let number = 0; number < written; number += 1) {
      const sent = random.between(0, days.length - 1)
      const school = stays.findLast(({ fromDay }) => fromDay <= sent)?.school
      const daysToAnswer = random.chance(0.06) ? '' : Math.floor(-Math.log(1 - random()) * (inEnglish ? 1.3 : 1.9))
      message += 1
      yield [message, id, school?.code, days[sent], daysToAnswer].join(',')
    }
  }
}
