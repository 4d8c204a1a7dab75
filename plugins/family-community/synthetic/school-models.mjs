export const dataset = 'family-community.school-models'

/** A few community schools in each zone, more from year to year, some schools with a partner, and the rest. @param {SyntheticDistrict} district */
export function* lines({ published, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'school,schoolYear,model,teamTrained,adjustedWithData'
  for (const { code } of schools) {
    const eagerness = random()
    for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
      const isCommunity = eagerness < 0.14 + 0.06 * index
      const model = isCommunity ? 'community-school' : eagerness < 0.65 ? 'single-partner' : 'none'
      const teamTrained = random.chance(isCommunity ? 0.75 : 0.2)
      yield [code, year, model, teamTrained, teamTrained && random.chance(0.7)].join(',')
    }
  }
}
