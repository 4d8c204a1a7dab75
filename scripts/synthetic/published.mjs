/** Groups of which the state publishes figures, with the share of all students each holds, and how far its rates lie from those of all. */
export const groups = Object.freeze(
  /** @type {const} */ ([
    ['all', 1, 0],
    ['race/hispanic', 0.51, -0.03],
    ['race/black', 0.31, -0.01],
    ['race/white', 0.1, 0.12],
    ['race/asian', 0.042, 0.17],
    ['race/two-or-more', 0.032, 0.05],
    ['race/american-indian', 0.004, -0.02],
    ['englishLearner/yes', 0.18, -0.13],
    ['englishLearner/no', 0.82, 0.03],
    ['disability/yes', 0.17, -0.15],
    ['disability/no', 0.83, 0.03],
    ['meal/free', 0.68, -0.03],
    ['meal/reduced', 0.07, 0.02],
    ['meal/not-eligible', 0.25, 0.08],
    ['gender/female', 0.49, 0.03],
    ['gender/male', 0.505, -0.03],
    ['highNeeds/yes', 0.76, -0.04],
    ['highNeeds/no', 0.24, 0.11],
  ]),
)

/**
 * The places of which the state publishes figures: the groups of the district, and all students of each school. Each with
 * the share of the district's students it holds, and how far its rates lie from those of all.
 * @param {readonly import('./schools.mjs').School[]} schools
 */
export function placesOf(schools) {
  const total = schools.reduce((sum, { size }) => sum + size, 0)
  return [
    ...groups.map(([group, share, lead]) => ({ place: `district,${group}`, share, lead })),
    ...schools.map(({ code, size, effect }) => ({
      ...{ place: `school/${code},all`, share: size / total, lead: -0.03 * effect },
    })),
  ]
}

/**
 * A share in percent as the state prints it: one decimal, half up, by whole numbers.
 * @param {number} part @param {number} whole
 */
export function printedRate(part, whole) {
  const tenths = Math.floor((2000 * part + whole) / (2 * whole))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/**
 * Whether the state would hide a cell: a numerator under 6 or a denominator under 20, but never a zero.
 * @param {number} part @param {number} whole
 */
export const isHidden = (part, whole) => whole < 20 || (part > 0 && part < 6)

/**
 * The school years from one to another.
 * @param {number} first year in which the first begins @param {number} last
 */
export function schoolYears(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
  })
}
