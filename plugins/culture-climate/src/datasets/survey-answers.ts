import { boolean, defineDataset, oneOf, optional, school, schoolYear, student, text } from '@planwright/sdk'

/**
 * The school climate survey: one row for each student who was asked and each question about feeling safe, valued or
 * respected, also where no answer was given.
 */
export const surveyAnswers = defineDataset({
  id: 'culture-climate.survey-answers',
  name: { en: 'School climate survey of students', es: 'Encuesta a estudiantes sobre el clima escolar' },
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    schoolYear: schoolYear(),
    question: text(),
    points: oneOf(['5', '7'], {
      about: { en: 'How many answers the scale has', es: 'Cuántas respuestas tiene la escala' },
    }),
    reversed: boolean({
      about: {
        en: 'Agreeing means feeling unsafe or not valued',
        es: 'Estar de acuerdo significa sentirse inseguro o no valorado',
      },
    }),
    answer: optional(
      oneOf(['1', '2', '3', '4', '5', '6', '7', 'not-applicable'], {
        about: {
          en: '1 is the strongest disagreement; empty where the student gave no answer',
          es: '1 es el mayor desacuerdo; vacío si el estudiante no respondió',
        },
      }),
    ),
  },
  key: ['student', 'schoolYear', 'question'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
