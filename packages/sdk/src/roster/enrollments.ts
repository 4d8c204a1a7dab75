import { classroom, date, optional, school, schoolYear, student, text } from '../column.js'
import { defineDataset } from '../dataset.js'

/**
 * Which students belong to which class (section) in a school year, and for which days. A class answers for a student's
 * dated rows, such as attendance, from the first to the last day of the enrollment, both included; an empty day is open.
 * For rows of a whole school year it answers for everyone enrolled at any time in it. A student who comes back to a class
 * has a row for each stay. Who is in a class that a newer file no longer lists stays in it up to the day before the import.
 */
export const enrollments = defineDataset({
  id: 'roster.enrollments',
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school(),
    classroom: classroom(),
    classroomName: optional(text()),
    firstDay: optional(
      date({
        about: {
          en: 'the first day in the class; empty for the beginning of the school year',
          es: 'el primer día en la clase; vacío si es el comienzo del año escolar',
        },
      }),
    ),
    lastDay: optional(
      date({
        about: {
          en: 'the last day in the class; empty for the end of the school year',
          es: 'el último día en la clase; vacío si es el final del año escolar',
        },
      }),
    ),
  },
  key: ['student', 'schoolYear', 'classroom', 'firstDay'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
