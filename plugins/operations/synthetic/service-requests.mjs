export const dataset = 'operations.service-requests'

const topics = Object.freeze(['repairs', 'transportation', 'enrollment', 'purchasing', 'technology', 'staffing'])

/** Most requests are answered within days; a few wait for weeks, and some of the last ones are open. @param {SyntheticDistrict} district */
export function* lines({ days, schools, randomFor }) {
  const random = randomFor(dataset)
  yield 'request,school,asked,topic,answered,days'
  let number = 0
  for (const { code } of schools) {
    const slow = Math.exp(0.25 * random.normal())
    for (const [index, day] of days.entries()) {
      if (!random.chance(0.22)) continue
      number += 1
      const waited = Math.floor(slow * Math.exp(1.1 + 0.95 * random.normal()))
      const left = days.length - index
      const row = waited <= left ? ['true', waited] : ['false', left]
      yield [`R${String(number).padStart(5, '0')}`, code, day, random.pick(topics), ...row].join(',')
    }
  }
}
