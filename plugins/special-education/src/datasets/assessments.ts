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
  plausible: [
    {
      figure: { en: 'different levels, where 100 tests came', es: 'niveles distintos, si llegaron 100 exámenes' },
      value: 'case when count(*) >= 100 then count(distinct level) end',
      atLeast: 2,
      remedy: {
        en: 'Check that the column holds achievement levels.',
        es: 'Compruebe que la columna tenga niveles de logro.',
      },
    },
    {
      figure: { en: 'levels that are not 1, 2, 3 or 4', es: 'niveles que no son 1, 2, 3 ni 4' },
      value: 'count(*) filter (where level < 1 or level > 4)',
      atMost: 0,
      remedy: {
        en: 'Check that the column holds achievement levels, not scores.',
        es: 'Compruebe que la columna tenga niveles de logro, no puntajes.',
      },
    },
  ],
})
