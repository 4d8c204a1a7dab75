import { defineDataset, integer, oneOf, school, schoolYear, student } from '@planwright/sdk'

/** Scored state tests of students with and without disabilities, grades 3 to 8: one row a student and subject. */
export const assessments = defineDataset({
  id: 'special-education.assessments',
  name: { en: 'Scored state tests by student', es: 'Exámenes estatales calificados por estudiante' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school({ about: { en: 'The school of the test', es: 'La escuela del examen' } }),
    subject: oneOf(['ela', 'math']),
    level: integer({
      about: {
        en: 'Achievement level, 1 to 4; 3 and 4 meet the standard',
        es: 'Nivel de logro, de 1 a 4; 3 y 4 cumplen el estándar',
      },
    }),
  },
  key: ['student', 'schoolYear', 'subject'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
