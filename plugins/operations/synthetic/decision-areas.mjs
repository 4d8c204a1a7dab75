export const dataset = 'operations.decision-areas'

const areas = Object.freeze([
  'schedule',
  'hiring',
  'purchasing',
  'curriculum materials',
  'professional learning',
  'partnerships',
  'discipline',
  'use of the building',
])

/** Pages are written for all schools at once; whether they are clear differs from school to school. @param {SyntheticDistrict} district */
export function* lines({ schools, published, randomFor }) {
  const random = randomFor(dataset)
  yield 'school,schoolYear,area,written,confirmed'
  for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
    const written = new Set(areas.filter(() => random.chance(0.55 + 0.15 * index)))
    for (const { code } of schools) {
      for (const area of areas) {
        const confirmed = random.chance(written.has(area) ? 0.74 : 0.3)
        yield [code, year, area, written.has(area), confirmed].join(',')
      }
    }
  }
}
