import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { iepEvents } from '../datasets/iep-events.js'

const evaluation = { school: 'north', kind: 'initial-evaluation', due: '2018-12-03' } as const

export const timelyEvaluation = defineIndicator({
  id: 'special-education.timely-evaluation',
  title: { en: 'Timely evaluation', es: 'Evaluación oportuna' },
  question: {
    en: 'When a family agrees to a first evaluation, how often do we finish it in the time the state allows?',
    es: 'Cuando una familia acepta una primera evaluación, ¿con qué frecuencia la terminamos en el plazo del estado?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/students-with-disabilities'],
  value: ratio({
    of: iepEvents,
    where: "kind = 'initial-evaluation'",
    numerator: 'count(*) filter (where held <= due)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'race', 'englishLearner', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Supervisor of Evaluation Services', es: 'Supervisión de Servicios de Evaluación' },
  backup: { en: 'Director of Special Education', es: 'Dirección de Educación Especial' },
  method: {
    en: 'First evaluations finished within the timeline, out of all that fell due in the year. The due day is the state’s: in Connecticut 45 school days from the referral, the time a family takes to consent left out. An evaluation that is not finished counts as late.',
    es: 'Primeras evaluaciones terminadas dentro del plazo, sobre todas las que vencían en el año. El plazo es el del estado: en Connecticut, 45 días de clases desde la remisión, sin contar el tiempo que la familia toma para consentir. Una evaluación sin terminar cuenta como tardía.',
  },
  source: {
    en: 'IDEA Part B State Performance Plan, Indicator 11 (child find); 34 CFR 300.301(c); Regulations of Connecticut State Agencies 10-76d-13',
    es: 'IDEA Parte B, Plan Estatal de Desempeño, Indicador 11; 34 CFR 300.301(c); Reglamentos de Connecticut 10-76d-13',
  },
  examples: [
    {
      when: 'three of four evaluations are finished in time, one of them on the last day',
      given: {
        'iep-events': [
          { ...evaluation, student: 'ada', held: '2018-12-03' },
          { ...evaluation, student: 'ben', held: '2018-11-23' },
          { ...evaluation, student: 'cleo', held: '2018-11-30' },
          { ...evaluation, student: 'dan', held: '2018-12-15' },
        ],
      },
      then: percent(75),
    },
    {
      when: 'the only evaluation due is not finished',
      given: { 'iep-events': [{ ...evaluation, student: 'ada' }] },
      then: percent(0),
    },
    { when: 'no evaluation fell due', given: { 'iep-events': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
