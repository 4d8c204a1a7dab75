export const dataset = 'data-accountability.indicator-reviews'

const departments = 9
const reviewsEach = 9

/** Nine departments plan a review a month. @param {SyntheticDistrict} district */
export function* lines({ days, randomFor }) {
  const random = randomFor(dataset)
  yield 'department,planned,held,stepAgreed'
  for (let department = 1; department <= departments; department += 1) {
    const keen = random.chance(0.7) ? 0.92 : 0.65
    for (let review = 0; review < reviewsEach; review += 1) {
      const held = random.chance(keen)
      yield [`Department ${department}`, days[19 * review + department], held, held && random.chance(0.8)].join(',')
    }
  }
}
