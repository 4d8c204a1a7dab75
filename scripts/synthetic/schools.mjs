/**
 * @typedef {object} School
 * @property {string} code
 * @property {string} name
 * @property {string} zone
 * @property {readonly string[]} grades
 * @property {number} size relative to the other schools
 * @property {string | null} feedsInto code of the school its students go on to; null for high schools and where no path is set
 * @property {number} effect on the odds of difficulties such as absence, as a logarithm
 */

const kinds = Object.freeze([
  { name: 'Elementary School', count: 28, grades: ['k', '1', '2', '3', '4', '5'] },
  { name: 'Middle School', count: 9, grades: ['6', '7', '8'] },
  { name: 'High School', count: 8, grades: ['9', '10', '11', '12'] },
])

/** The grades with attendance: pre-kindergarten is outside the state's definition. */
export const grades = Object.freeze(kinds.flatMap((kind) => kind.grades))

export const zones = Object.freeze(['1', '2', '3', '4'])

/**
 * 45 schools in four zones.
 * @param {import('./random.mjs').Random} random
 * @returns {readonly School[]}
 */
export function makeSchools(random) {
  const schools = kinds.flatMap(({ name, count, grades }) =>
    Array.from({ length: count }, (_, index) => ({ name: `Synthetic ${name} ${index + 1}`, grades })),
  )
  const placed = schools.map((school, index) => ({
    ...school,
    code: String(101 + index),
    zone: zones[index % zones.length] ?? '1',
    size: 0.6 + 0.9 * random(),
    effect: 0.3 * random.normal(),
  }))
  return placed.map((school, index) => ({ ...school, feedsInto: feederPattern(placed, school, index) }))
}

const schoolsWithoutPath = 9

/**
 * The school of the same zone that begins where another ends, by turns; every ninth school has no path set.
 * @param {readonly Omit<School, 'feedsInto'>[]} schools @param {Omit<School, 'feedsInto'>} school @param {number} index
 */
function feederPattern(schools, { zone, grades: own }, index) {
  const next = grades[grades.indexOf(own.at(-1) ?? '') + 1]
  const choice = schools.filter((other) => other.zone === zone && other.grades[0] === next)
  if (choice.length === 0 || index % schoolsWithoutPath === schoolsWithoutPath - 1) return null
  return choice[Math.floor(index / zones.length) % choice.length]?.code ?? null
}
