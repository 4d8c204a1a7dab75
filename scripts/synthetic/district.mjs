import { attendanceYear, schoolDays } from './calendar.mjs'
import { classesOf } from './classes.mjs'
import * as published from './published.mjs'
import { seededFor } from './random.mjs'
import { makeSchools } from './schools.mjs'
import { makeStudents } from './students.mjs'

/**
 * @typedef {object} District
 * @property {string} year the school year whose rows are made one by one
 * @property {readonly string[]} days of school in that year, as ISO dates
 * @property {readonly import('./schools.mjs').School[]} schools
 * @property {readonly import('./students.mjs').Student[]} students
 * @property {readonly import('./classes.mjs').Class[]} classes the homerooms of that year, with their teachers
 * @property {(name: string) => import('./random.mjs').Random} randomFor a generator of its own for each dataset
 * @property {typeof published} published how the state prints figures, for datasets of published rows
 */

/**
 * An invented district of Hartford's size. No one in it exists; the same seed gives the same district.
 * @param {{ readonly seed?: number, readonly students?: number }} [options]
 * @returns {District}
 */
export function makeDistrict({ seed = 2018, students: count = 20_000 } = {}) {
  const randomFor = (/** @type {string} */ name) => seededFor(seed, name)
  const days = schoolDays()
  const schools = makeSchools(randomFor('roster.schools'))
  const students = makeStudents(randomFor('roster.students'), schools, count, days.length)
  return { year: attendanceYear, days, schools, students, classes: classesOf(students), randomFor, published }
}
