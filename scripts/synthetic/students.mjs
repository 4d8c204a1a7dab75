import { homeLanguage } from './home-language.mjs'
import { grades } from './schools.mjs'

/** @typedef {import('./schools.mjs').School} School */
/** @typedef {import('./random.mjs').Random} Random */
/**
 * @typedef {object} Stay a student's time in one school and class
 * @property {School} school
 * @property {string} classroom
 * @property {number} fromDay first of the school days, counted from 0
 */
/**
 * @typedef {object} Student
 * @property {string} id
 * @property {Readonly<Record<'grade' | 'race' | 'englishLearner' | 'disability' | 'meal' | 'gender' | 'language', string>>} groups
 * @property {readonly Stay[]} stays one, or two for a student who moved in mid-year
 * @property {number} leaning towards difficulties such as absence, beyond what groups and schools explain
 */

const races = Object.freeze(
  /** @type {const} */ ([
    ['hispanic', 510],
    ['black', 310],
    ['white', 100],
    ['asian', 42],
    ['two-or-more', 32],
    ['american-indian', 4],
    ['pacific-islander', 2],
  ]),
)
const yesNo = (/** @type {number} */ share) =>
  /** @type {const} */ ([
    ['yes', share],
    ['no', 1 - share],
  ])
const classSize = 22
const shareThatMoves = 0.06

/**
 * Students spread over the grades evenly and over the schools by size, each in a homeroom of about 22.
 * @param {Random} random @param {readonly School[]} schools @param {number} count @param {number} dayCount
 * @returns {readonly Student[]}
 */
export function makeStudents(random, schools, count, dayCount) {
  const placed = Array.from({ length: count }, (_, index) => {
    const grade = grades[index % grades.length] ?? 'k'
    const choice = schools.filter((school) => school.grades.includes(grade))
    return { grade, groups: makeGroups(random, grade), stays: makeStays(random, choice, dayCount) }
  })
  const homeroom = homerooms(placed.flatMap(({ grade, stays }) => stays.map(({ school }) => placeOf(school, grade))))
  const students = placed.map(({ grade, groups, stays }, index) => ({
    id: `S${String(index + 1).padStart(6, '0')}`,
    groups,
    stays: stays.map((stay) => ({ ...stay, classroom: homeroom(placeOf(stay.school, grade)) })),
    leaning: random.normal(),
  }))
  return students.map((student) => {
    const language = homeLanguage(random, student.groups)
    return { ...student, groups: { ...student.groups, language } }
  })
}

/** @param {Random} random @param {string} grade @returns {Omit<Student['groups'], 'language'>} */
function makeGroups(random, grade) {
  const race = random.oneOf(races)
  const learnerShare = race === 'hispanic' ? 0.31 : race === 'asian' ? 0.22 : 0.04
  return {
    grade,
    race,
    englishLearner: random.oneOf(yesNo(learnerShare)),
    disability: random.oneOf(yesNo(0.17)),
    meal: random.oneOf(
      /** @type {const} */ ([
        ['free', 68],
        ['reduced', 7],
        ['not-eligible', 25],
      ]),
    ),
    gender: random.oneOf(
      /** @type {const} */ ([
        ['female', 490],
        ['male', 505],
        ['non-binary', 5],
      ]),
    ),
  }
}

/** @param {Random} random @param {readonly School[]} choice @param {number} dayCount */
function makeStays(random, choice, dayCount) {
  const weighted = choice.map((school) => /** @type {const} */ ([school, school.size]))
  const first = { school: random.oneOf(weighted), fromDay: 0 }
  if (random() >= shareThatMoves) return [first]
  const second = { school: random.oneOf(weighted), fromDay: 1 + Math.floor(random() * (dayCount - 1)) }
  return second.school === first.school ? [first] : [first, second]
}

/** @param {School} school @param {string} grade */
const placeOf = (school, grade) => `${school.code}-${grade}`

/**
 * Deals the students of a school and grade to as few homerooms as hold them, evenly.
 * @param {readonly string[]} places one for each student there
 * @returns {(place: string) => string}
 */
function homerooms(places) {
  const sizes = tally(places)
  /** @type {Map<string, number>} */
  const dealt = new Map()
  return (place) => {
    const number = dealt.get(place) ?? 0
    dealt.set(place, number + 1)
    const rooms = Math.ceil((sizes.get(place) ?? 1) / classSize)
    return `${place}-${1 + (number % rooms)}`
  }
}

/** @param {readonly string[]} texts */
function tally(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
