import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { surveyAnswers } from '../datasets/survey-answers.js'
import { answersOf } from './answers-of.js'

const favorable = [
  "points = '5' and not reversed and answer in ('4', '5')",
  "points = '5' and reversed and answer in ('1', '2')",
  "points = '7' and not reversed and answer in ('5', '6', '7')",
  "points = '7' and reversed and answer in ('1', '2', '3')",
]

export const safeAndValued = defineIndicator({
  id: 'culture-climate.safe-and-valued',
  title: { en: 'Students who feel safe and valued', es: 'Estudiantes que se sienten seguros y valorados' },
  question: {
    en: 'When we ask our students whether they feel safe, valued and respected, how much of what they say is good?',
    es: 'Cuando preguntamos a nuestros estudiantes si se sienten seguros, valorados y respetados, ¿cuánto de lo que dicen es bueno?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['goals/safe-and-valued', 'strategies/safe-valued-respected', 'actions/climate-data'],
  value: ratio({
    of: surveyAnswers,
    numerator: `count(*) filter (where ${favorable.map((one) => `(${one})`).join(' or ')})`,
    denominator: "count(*) filter (where answer <> 'not-applicable')",
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  ...answerable,
  method: {
    en: 'Percent favorable: favorable answers out of all answers given. Favorable are the top two of five and the top three of seven; where agreeing means feeling unsafe, the bottom ones. Middle answers stay in the denominator; “not applicable” and questions without an answer leave it. Read it beside the share of students who took part.',
    es: 'Porcentaje favorable: respuestas favorables sobre todas las respuestas dadas. Son favorables las dos más altas de cinco y las tres más altas de siete; donde estar de acuerdo significa sentirse inseguro, las más bajas. Las respuestas intermedias se quedan en el denominador; «no aplica» y las preguntas sin respuesta salen de él. Léalo junto a la proporción de estudiantes que participó.',
  },
  source: {
    en: 'Percent favorable as publishers of school climate surveys define it',
    es: 'El porcentaje favorable, según lo definen quienes publican encuestas de clima escolar',
  },
  examples: [
    {
      when: 'a student gives answers from 1 to 5, says once that it does not apply, and leaves one out',
      given: { 'survey-answers': answersOf('ada', '1', '2', '3', '4', '5', 'not-applicable', null) },
      then: percent(40),
    },
    {
      when: 'a question is reversed: the middle is not favorable, disagreeing is',
      given: { 'survey-answers': answersOf('ada', '3', '2', '1', '4').map((row) => ({ ...row, reversed: true })) },
      then: percent(50),
    },
    {
      when: 'a scale has seven answers: the fifth is favorable, the fourth is the middle',
      given: {
        'survey-answers': answersOf('ada', '4', '5', '7', '1').map((row) => ({ ...row, points: '7' as const })),
      },
      then: percent(50),
    },
    {
      when: 'a reversed scale has seven answers: the third is favorable',
      given: {
        'survey-answers': answersOf('ada', '3', '4').map((row) => ({ ...row, points: '7' as const, reversed: true })),
      },
      then: percent(50),
    },
    {
      when: 'a group is asked for',
      given: {
        'survey-answers': [...answersOf('ada', '5', '5', '2'), ...answersOf('ben', '1', '1', '1')],
        students: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', gender: 'female' },
          { student: 'ben', schoolYear: '2018-19', school: 'north', gender: 'male' },
        ],
      },
      at: { group: 'gender/female' },
      then: percent(66.7),
    },
    {
      when: 'everyone who was asked gave no answer',
      given: { 'survey-answers': answersOf('ada', null, null) },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
