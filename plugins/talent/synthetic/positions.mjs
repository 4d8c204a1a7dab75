export const dataset = 'talent.positions'

const roles = Object.freeze(
  /** @type {const} */ ([
    ['teacher', 72],
    ['support', 17],
    ['administrator', 5],
    ['other', 6],
  ]),
)

/** A seventh of the positions is open each year, fewer in schools that keep their staff; some are never filled. @param {SyntheticDistrict} district */
export function* lines({ schools, students, published, randomFor }) {
  const random = randomFor(dataset)
  const share = students.length / schools.length / 11
  yield 'position,school,schoolYear,role,filledOnFirstDay,open,daysToFill'
  for (const [index, year] of published.schoolYears(2016, 2018).entries()) {
    for (const { code, size, effect } of schools) {
      for (let number = 1; number <= Math.max(4, Math.round(share * size)); number += 1) {
        const open = random.chance(0.15 + 0.05 * effect)
        const filled = !open || !random.chance(0.07)
        const waited = Math.round(Math.exp(3.75 - 0.06 * index + 0.55 * random.normal()))
        const inTime = !open || (filled && waited <= 75)
        const position = `${code}-${String(number).padStart(3, '0')}`
        yield [position, code, year, random.oneOf(roles), inTime, open, open && filled ? waited : ''].join(',')
      }
    }
  }
}
