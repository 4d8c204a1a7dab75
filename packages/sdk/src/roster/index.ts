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

export { classes, districts, enrollments, schools, students, teachers }
