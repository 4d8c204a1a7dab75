export const dataset = 'data-accountability.progress-reviews'

const rounds = 3

/** Three rounds a year; evidence grows from round to round. @param {SyntheticDistrict} district */
export function* lines({ days, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'review,school,planned,held,actions,evidenced'
  for (const { code } of schools) {
    for (let round = 1; round <= rounds; round += 1) {
      const held = random.chance(0.9)
      const actions = held ? random.between(2, 4) : 0
      const missing = random.chance(0.3 + 0.13 * round) ? 0 : random.between(1, actions)
      const planned = days[55 * round + random.between(0, 14)]
      yield [`${code}-${round}`, code, planned, held, actions, Math.max(0, actions - missing)].join(',')
    }
  }
}
