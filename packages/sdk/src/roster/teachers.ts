import { boolean, classroom, optional, school, schoolYear, staff } from '../column.js'
import { defineDataset } from '../dataset.js'

/** Who teaches which class (section) in a school year. */
export const teachers = defineDataset({
  id: 'roster.teachers',
  about: 'staff',
  columns: {
    staff: staff(),
    schoolYear: schoolYear(),
    school: school(),
    classroom: classroom(),
    ofRecord: optional(
      boolean({ about: { en: 'whether this is the teacher of record', es: 'si es el maestro titular' } }),
    ),
  },
  key: ['staff', 'schoolYear', 'classroom'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
