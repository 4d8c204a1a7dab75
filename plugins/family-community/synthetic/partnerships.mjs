export const dataset = 'family-community.partnerships'

const areas = Object.freeze(['academic', 'enrichment', 'family-support', 'food', 'health', 'housing'])

/** What each school needs, and the invented partners who answer two thirds of it, year by year. @param {SyntheticDistrict} district */
export function* lines({ published, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'need,schoolYear,school,area,partner,active'
  for (const { code } of schools) {
    const needs = random.between(4, 12)
    for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
      for (let number = 1; number <= needs; number += 1) {
        const area = random.pick(areas)
        const partner = random.chance(0.65 + 0.05 * index)
          ? `Synthetic partner for ${area} ${random.between(1, 9)}`
          : ''
        yield [`${code}-${number}`, year, code, area, partner, partner !== '' && random.chance(0.85)].join(',')
      }
    }
  }
}
