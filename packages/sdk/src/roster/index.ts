import type { Dataset } from '../dataset.js'
import { districts } from './districts.js'
import { enrollments } from './enrollments.js'
import { schools } from './schools.js'
import { students } from './students.js'

/** The datasets every district has, whichever departments are installed. */
export const coreDatasets: readonly Dataset[] = Object.freeze([students, schools, enrollments, districts])

export { districts, enrollments, schools, students }
