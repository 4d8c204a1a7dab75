import type { Dataset } from '../dataset.js'
import { classes } from './classes.js'
import { districts } from './districts.js'
import { enrollments } from './enrollments.js'
import { schools } from './schools.js'
import { students } from './students.js'
import { teachers } from './teachers.js'

/** The datasets every district has, whichever departments are installed. */
export const coreDatasets: readonly Dataset[] = Object.freeze([
  students,
  schools,
  classes,
  enrollments,
  teachers,
  districts,
])

/**
 * The roster as a whole: what a OneRoster export fills at once. It is imported under this id like a dataset, and all
 * its datasets change together or not at all.
 */
export const wholeRoster = Object.freeze({
  id: 'roster',
  datasets: Object.freeze([schools, classes, students, enrollments, teachers]) as readonly Dataset[],
})

export { classes, districts, enrollments, schools, students, teachers }
