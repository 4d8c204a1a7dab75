export const dataset = 'operations.procedures'

const offices = Object.freeze([
  'Enrollment',
  'Transportation',
  'Purchasing',
  'Facilities',
  'Technology',
  'Payroll',
  'Safety',
])
const count = 84

/** Each year ends with a check of the list; each year more of it is published and reviewed. @param {SyntheticDistrict} district */
export function* lines({ published, randomFor }) {
  const random = randomFor(dataset)
  yield 'procedure,checkedOn,published,reviewed'
  for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
    const checked = `${Number(year.slice(0, 4)) + 1}-06-28`
    for (let number = 1; number <= count; number += 1) {
      const procedure = `${offices[number % offices.length]} ${number}`
      const isPublished = random.chance(0.55 + 0.15 * index)
      const reviewed = random.chance(0.12) ? '' : dayBefore(checked, random.between(5, 620 - 110 * index))
      yield [procedure, checked, isPublished, reviewed].join(',')
    }
  }
}

/** @param {string} date @param {number} days */
const dayBefore = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
