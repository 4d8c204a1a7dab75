import { classroom, optional, school, schoolYear, student, text } from '../column.js'
import { defineDataset } from '../dataset.js'

/** Which students belong to which class (section) in a school year. */
export const enrollments = defineDataset({
  id: 'roster.enrollments',
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school(),
    classroom: classroom(),
    classroomName: optional(text()),
  },
  key: ['student', 'schoolYear', 'classroom'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
