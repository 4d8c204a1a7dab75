import { boolean, decimal, defineDataset, integer, optional, school, schoolYear, student } from '@planwright/sdk'

/** The yearly test of English language proficiency: one row for each English learner. */
export const languageAssessments = defineDataset({
  id: 'english-learners.language-assessments',
  name: { en: 'Tests of English language proficiency', es: 'Exámenes de dominio del idioma inglés' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear(),
    school: school({ about: { en: 'The school of the test', es: 'La escuela del examen' } }),
    score: optional(integer({ about: { en: 'Empty: not tested', es: 'Vacío: no examinado' } })),
    target: optional(
      integer({
        about: {
          en: 'The score the state wants the student to reach this year; empty in the first year',
          es: 'El puntaje que el estado espera este año; vacío el primer año',
        },
      }),
    ),
    yearsAsLearner: decimal({
      scale: 1,
      about: {
        en: 'Years since the student was identified as an English learner, to the end of this school year',
        es: 'Años desde que se identificó al estudiante como aprendiz de inglés, hasta el fin de este año escolar',
      },
    }),
    reclassified: boolean({
      about: {
        en: 'The student met the state’s exit criteria this year and is no longer an English learner',
        es: 'El estudiante cumplió este año los criterios de salida del estado y ya no es aprendiz de inglés',
      },
    }),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
