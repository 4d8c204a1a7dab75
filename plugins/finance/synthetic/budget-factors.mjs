export const dataset = 'finance.budget-factors'

const factors = Object.freeze([
  ['Budget calendar', 'timeline', '01-15'],
  ['Enrollment projection', 'other', '01-31'],
  ['Class size ratios', 'staffing-ratio', '02-01'],
  ['Counselor ratios', 'staffing-ratio', '02-01'],
  ['Special education staffing ratios', 'staffing-ratio', '02-01'],
  ['Pupil weights', 'formula', '02-01'],
  ['Supplies formula', 'formula', '02-15'],
  ['Carry-over rules', 'other', '03-01'],
])

/** Needed early in the calendar year before the budget's own; most are published in the month before. @param {SyntheticDistrict} district */
export function* lines({ published, randomFor }) {
  const random = randomFor(dataset)
  yield 'factor,schoolYear,kind,neededBy,published'
  for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
    for (const [factor = '', kind, day] of factors) {
      const needed = `${year.slice(0, 4)}-${day}`
      const late = random.chance(0.45 - 0.12 * index)
      const shift = late ? random.between(1, 20) : -random.between(0, 30)
      const when = late && random.chance(0.4) ? '' : dayAfter(needed, shift)
      yield [factor, year, kind, needed, when].join(',')
    }
  }
}

/** @param {string} date @param {number} days */
const dayAfter = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
