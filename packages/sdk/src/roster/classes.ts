import { classroom, optional, school, schoolYear, text } from '../column.js'
import { defineDataset } from '../dataset.js'
import { groupColumn } from './group-column.js'

/** A class (section) in a school year: a homeroom, or one section of a course. */
export const classes = defineDataset({
  id: 'roster.classes',
  about: 'organization',
  columns: {
    classroom: classroom(),
    schoolYear: schoolYear(),
    school: school(),
    name: text(),
    course: optional(text({ about: { en: 'the code of the course', es: 'el código del curso' } })),
    subject: optional(text()),
    grade: groupColumn('grade'),
  },
  key: ['classroom', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
