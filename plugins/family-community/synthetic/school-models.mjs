export const dataset = 'family-community.school-models'

/** A few community schools in each zone, some schools with a partner, and the rest. @param {SyntheticDistrict} district */
export function* lines({ year, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'school,schoolYear,model,teamTrained,adjustedWithData'
  for (const { code } of schools) {
    const model = random.oneOf([
      ['community-school', 22],
      ['single-partner', 38],
      ['none', 40],
    ])
    const isCommunity = model === 'community-school'
    const teamTrained = random.chance(isCommunity ? 0.75 : 0.2)
    yield [code, year, model, teamTrained, teamTrained && random.chance(0.7)].join(',')
  }
}
