export const dataset = 'family-community.requests'

/** Each school asks forty times a year; one request in twenty is never answered. @param {SyntheticDistrict} district */
export function* lines({ schools, days, randomFor }) {
  const random = randomFor(dataset)
  yield 'request,school,asked,daysToAnswer'
  for (const { code } of schools) {
    for (let number = 1; number <= 40; number += 1) {
      const daysToAnswer = random.chance(0.95) ? random.between(0, 8) : ''
      yield `${code}-${number},${code},${random.pick(days)},${daysToAnswer}`
    }
  }
}
