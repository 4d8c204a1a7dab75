export const dataset = 'data-accountability.data-freshness'

const count = 40
const checks = Object.freeze([8, 9, 10, 11, 0, 1, 2, 3, 4, 5])

/** Forty indicators, checked in the middle of each month from September to June. @param {SyntheticDistrict} district */
export function* lines({ year, randomFor }) {
  const random = randomFor(dataset)
  const first = Number(year.slice(0, 4))
  yield 'indicator,checkedOn,every,newest'
  for (let number = 1; number <= count; number += 1) {
    const every = number % 4 === 0 ? 'month' : 'year'
    const late = random.chance(0.2)
    for (const month of checks) {
      const checked = Date.UTC(month >= 8 ? first : first + 1, month, 15)
      const age = every === 'month' ? random.between(14, late ? 80 : 44) : random.between(30, late ? 620 : 390)
      const newest = late && random.chance(0.3) ? '' : isoDay(checked - age * 86_400_000)
      yield [`indicator ${number}`, isoDay(checked), every, newest].join(',')
    }
  }
}

/** @param {number} time */
const isoDay = (time) => new Date(time).toISOString().slice(0, 10)
