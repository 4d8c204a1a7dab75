export const dataset = 'teaching-learning.school-designs'

const stages = Object.freeze(['named', 'designed', 'approved', 'open'])

/** Every third school was named for a new design, and comes a step or two nearer to it each year. @param {SyntheticDistrict} district */
export function* lines({ published, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'school,schoolYear,stage'
  for (const { code } of schools.filter((_, index) => index % 3 === 0)) {
    let stage = 0
    for (const year of published.schoolYears(2016, 2018)) {
      yield [code, year, stages[stage]].join(',')
      stage = Math.min(stages.length - 1, stage + random.between(1, 2))
    }
  }
}
