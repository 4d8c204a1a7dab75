import { makeAbsences } from './absence.mjs'
import { schoolDays } from './calendar.mjs'
import { seeded } from './random.mjs'
import { makeSchools } from './schools.mjs'
import { makeStudents } from './students.mjs'

/**
 * @typedef {object} District
 * @property {readonly import('./schools.mjs').School[]} schools
 * @property {readonly import('./students.mjs').Student[]} students
 * @property {readonly string[]} days
 * @property {Uint8Array} absent a byte for each student and day, 1 for absent
 * @property {import('./random.mjs').Random} random for what is made after the students
 */

/**
 * An invented district of Hartford's size. No one in it exists; the same seed gives the same district.
 * @param {{ readonly seed?: number, readonly students?: number }} [options]
 * @returns {District}
 */
export function makeDistrict({ seed = 2018, students: count = 20_000 } = {}) {
  const random = seeded(seed)
  const days = schoolDays()
  const schools = makeSchools(random)
  const students = makeStudents(random, schools, count, days.length)
  return { schools, students, days, absent: makeAbsences(random, students, days), random }
}
