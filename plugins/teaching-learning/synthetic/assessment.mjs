export const dataset = 'teaching-learning.assessment'

/** @param {SyntheticDistrict} district */
export function* lines({ published, randomFor, schools }) {
  const { isHidden, placesOf, printedRate, schoolYears } = published
  const random = randomFor(dataset)
  yield 'orgUnit,group,schoolYear,subject,grade,students,tested,participationRate,scored,proficient,proficientRate'
  for (const [years, year] of schoolYears(2014, 2018).entries()) {
    for (const subject of ['ela', 'math']) {
      for (const grade of ['3', '4', '5', '6', '7', '8']) {
        for (const { place, share, lead } of placesOf(schools)) {
          const students = Math.round(1_540 * share)
          const tested = Math.round(students * 0.985)
          const rate = (subject === 'ela' ? 0.22 : 0.16) + 0.012 * years + 0.03 * (random() - 0.5)
          const figures = [students, tested, printedRate(tested, Math.max(students, 1)), tested]
          const proficient = Math.round(tested * Math.max(0.02, rate + lead))
          const cells = isHidden(proficient, tested) ? ['*', '*'] : [proficient, printedRate(proficient, tested)]
          yield [place, year, subject, grade, ...figures, ...cells].join(',')
        }
      }
    }
  }
}
