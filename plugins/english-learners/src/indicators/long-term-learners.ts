import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { languageAssessments } from '../datasets/language-assessments.js'

const learner = { school: 'north', schoolYear: '2018-19', reclassified: false } as const

export const longTermLearners = defineIndicator({
  id: 'english-learners.long-term-learners',
  title: { en: 'Learners for more than five years', es: 'Aprendices por más de cinco años' },
  question: {
    en: 'What share of our English learners have been learners for more than five years?',
    es: '¿Qué proporción de nuestros aprendices de inglés lo es desde hace más de cinco años?',
  },
  unit: 'percent',
  better: 'lower',
  advances: ['actions/english-learners'],
  value: ratio({
    of: languageAssessments,
    numerator: 'count(*) filter (where yearsAsLearner > 5 and not reclassified)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of English Learner Services', es: 'Dirección de Servicios para Aprendices de Inglés' },
  backup: { en: 'Coordinator of Language Assessment', es: 'Coordinación de Evaluación Lingüística' },
  method: {
    en: 'English learners who have been learners for more than five years and did not meet the exit criteria this year, out of all English learners of the year, tested or not. Exactly five years is not more than five.',
    es: 'Aprendices de inglés que lo son desde hace más de cinco años y no cumplieron este año los criterios de salida, sobre todos los aprendices de inglés del año, examinados o no. Cinco años exactos no son más de cinco.',
  },
  source: {
    en: 'ESEA section 3121(a)(6): learners not proficient within five years, 20 U.S.C. 6841(a)(6)',
    es: 'ESEA sección 3121(a)(6): aprendices sin dominio dentro de cinco años, 20 U.S.C. 6841(a)(6)',
  },
  examples: [
    {
      when: 'one of four has been a learner for six years, one for exactly five, and one left after seven',
      given: {
        'language-assessments': [
          { ...learner, student: 'ada', yearsAsLearner: 6 },
          { ...learner, student: 'ben', yearsAsLearner: 5 },
          { ...learner, student: 'cleo', yearsAsLearner: 7, reclassified: true },
          { ...learner, student: 'dan', yearsAsLearner: 1 },
        ],
      },
      then: percent(25),
    },
    {
      when: 'there are no English learners',
      given: { 'language-assessments': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
