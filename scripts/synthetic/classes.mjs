/**
 * @typedef {object} Class
 * @property {string} classroom
 * @property {import('./schools.mjs').School} school
 * @property {string} grade
 * @property {string} name
 * @property {readonly string[]} teachers staff ids, the teacher of record first
 */

const classesWithTwoTeachers = 8

/**
 * The homerooms in which students are, each with its teacher; every eighth has a second one.
 * @param {readonly import('./students.mjs').Student[]} students
 * @returns {readonly Class[]} in the order of their ids
 */
export function classesOf(students) {
  const places = students.flatMap(({ groups, stays }) =>
    stays.map(({ school, classroom }) => /** @type {const} */ ([classroom, { school, grade: groups.grade }])),
  )
  const found = [...new Map(places)].sort(([one], [other]) => (one < other ? -1 : 1))
  return found.map(([classroom, place], index) => ({
    classroom,
    ...place,
    name: className(place.grade, classroom),
    teachers:
      index % classesWithTwoTeachers === 0 ? [staffId(classroom, 1), staffId(classroom, 2)] : [staffId(classroom, 1)],
  }))
}

/** @param {string} grade @param {string} classroom */
export const className = (grade, classroom) =>
  `${grade === 'k' ? 'Kindergarten' : `Grade ${grade}`} homeroom ${classroom.split('-').at(-1)}`

/** @param {string} classroom @param {number} number */
const staffId = (classroom, number) => `T-${classroom}-${number}`
