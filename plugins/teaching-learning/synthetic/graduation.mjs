export const dataset = 'teaching-learning.graduation'

/** @param {SyntheticDistrict} district */
export function* lines({ published, randomFor, schools }) {
  const { isHidden, placesOf, printedRate, schoolYears } = published
  const random = randomFor(dataset)
  yield 'orgUnit,group,schoolYear,cohort,graduates,rate,stillEnrolled,stillEnrolledRate,other,otherRate'
  for (const [years, year] of schoolYears(2010, 2018).entries()) {
    for (const { place, share, lead } of placesOf(schools)) {
      const cohort = Math.round(1_450 * share)
      const graduates = Math.round(cohort * (0.64 + lead + 0.011 * years + 0.03 * (random() - 0.5)))
      const stillEnrolled = Math.round((cohort - graduates) * 0.55)
      const cells = [graduates, stillEnrolled, cohort - graduates - stillEnrolled].flatMap((part) =>
        isHidden(part, cohort) ? ['*', '*'] : [part, printedRate(part, cohort)],
      )
      yield [place, year, cohort, ...cells].join(',')
    }
  }
}
