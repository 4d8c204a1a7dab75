import { isHidden, printedRate, publishedGroups, schoolYears } from '../published.mjs'

export const dataset = 'teaching-learning.graduation'

/** @param {import('../district.mjs').District} district */
export function* lines({ random }) {
  yield 'orgUnit,schoolYear,group,cohort,graduates,rate,stillEnrolled,stillEnrolledRate,other,otherRate'
  for (const [years, year] of schoolYears(2010, 2018).entries()) {
    for (const [group, share] of publishedGroups) {
      const cohort = Math.round(1_450 * share)
      const graduates = Math.round(cohort * (0.64 + 0.011 * years + 0.03 * (random() - 0.5)))
      const stillEnrolled = Math.round((cohort - graduates) * 0.55)
      const cells = [graduates, stillEnrolled, cohort - graduates - stillEnrolled].flatMap((part) =>
        isHidden(part, cohort) ? ['*', '*'] : [part, printedRate(part, cohort)],
      )
      yield ['district', year, group, cohort, ...cells].join(',')
    }
  }
}
