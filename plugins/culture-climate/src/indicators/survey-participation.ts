import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { surveyAnswers } from '../datasets/survey-answers.js'
import { answersOf } from './answers-of.js'

export const surveyParticipation = defineIndicator({
  id: 'culture-climate.survey-participation',
  title: { en: 'Students who answered the climate survey', es: 'Estudiantes que respondieron la encuesta de clima' },
  question: {
    en: 'How many of the students we asked told us how they feel at school?',
    es: '¿Cuántos de los estudiantes a quienes preguntamos nos dijeron cómo se sienten en la escuela?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/climate-data'],
  value: ratio({
    of: surveyAnswers,
    each: { student: { given: 'count(answer)' } },
    numerator: 'count(*) filter (where given > 0)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  ...answerable,
  method: {
    en: 'Students who answered at least one question, out of all students who were asked. “Not applicable” is an answer here: the student took part. A student asked in two schools counts in both and once in the district.',
    es: 'Estudiantes que respondieron al menos una pregunta, sobre todos a quienes se preguntó. «No aplica» es aquí una respuesta: el estudiante participó. Un estudiante consultado en dos escuelas cuenta en ambas y una vez en el distrito.',
  },
  source: {
    en: 'The response rate of survey research: who answered out of those who were asked',
    es: 'La tasa de respuesta de la investigación por encuestas: quienes respondieron sobre quienes fueron consultados',
  },
  examples: [
    {
      when: 'one student answers everything, one says only that it does not apply, and one gives no answer',
      given: {
        'survey-answers': [
          ...answersOf('ada', '4', '5'),
          ...answersOf('ben', 'not-applicable', null),
          ...answersOf('cleo', null, null),
        ],
      },
      then: percent(66.7),
    },
    {
      when: 'a classroom is asked for, and its one student answered',
      given: {
        'survey-answers': [...answersOf('ada', '1'), ...answersOf('ben', null)],
        enrollments: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', classroom: 'n-1' },
          { student: 'ben', schoolYear: '2018-19', school: 'north', classroom: 'n-2' },
        ],
      },
      at: { orgUnit: 'classroom/n-1' },
      then: percent(100),
    },
    { when: 'nobody was asked', given: { 'survey-answers': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
