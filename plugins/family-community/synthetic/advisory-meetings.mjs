export const dataset = 'family-community.advisory-meetings'

const groups = Object.freeze(['Synthetic Parent Council', 'Synthetic Student Council', 'Synthetic Partners’ Table'])

/** Each group plans a meeting every six weeks or so. @param {SyntheticDistrict} district */
export function* lines({ days, randomFor }) {
  const random = randomFor(dataset)
  yield 'group,date,held,families,reviewedPlan'
  for (const group of groups) {
    for (let day = random.between(5, 20); day < days.length; day += random.between(20, 30)) {
      const held = random.chance(0.9)
      yield [group, days[day], held, held ? random.between(0, 14) : 0, held && random.chance(0.7)].join(',')
    }
  }
}
