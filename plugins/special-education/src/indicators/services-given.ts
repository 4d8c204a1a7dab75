import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { serviceMinutes } from '../datasets/service-minutes.js'

const october = { school: 'north', date: '2018-10-31' } as const

export const servicesGiven = defineIndicator({
  id: 'special-education.services-given',
  title: { en: 'IEP services given', es: 'Servicios del IEP prestados' },
  question: {
    en: 'How much of the help that our students’ IEPs promise do they get?',
    es: '¿Cuánta de la ayuda que prometen los IEP reciben nuestros estudiantes?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/students-with-disabilities'],
  value: ratio({
    of: serviceMinutes,
    numerator: 'sum(least(given, planned))',
    denominator: 'sum(planned)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'race', 'englishLearner', 'meal', 'gender', 'language'],
  every: 'month',
  window: 'yearToDate',
  owner: { en: 'Director of Special Education', es: 'Dirección de Educación Especial' },
  backup: { en: 'Coordinator of Related Services', es: 'Coordinación de Servicios Relacionados' },
  method: {
    en: 'Minutes of service given, out of the minutes the IEPs call for, student by student and month by month. Minutes beyond the plan of one month do not make up for those missed by another student or in another month.',
    es: 'Minutos de servicio prestados, sobre los minutos que prevén los IEP, estudiante por estudiante y mes por mes. Los minutos de más en un mes no compensan los que faltaron a otro estudiante o en otro mes.',
  },
  source: {
    en: 'IDEA: services are made available in accordance with the IEP, 34 CFR 300.323(c)(2); the measure is the district’s own',
    es: 'IDEA: los servicios se prestan conforme al IEP, 34 CFR 300.323(c)(2); la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one student gets 90 of 120 minutes, another 240 of 120: the extra makes up for nobody',
      given: {
        'service-minutes': [
          { ...october, student: 'ada', planned: 120, given: 90 },
          { ...october, student: 'ben', planned: 120, given: 240 },
        ],
      },
      then: percent(87.5),
    },
    {
      when: 'a student moves: each school answers for its own months',
      given: {
        'service-minutes': [
          { ...october, student: 'ada', planned: 100, given: 100 },
          { school: 'south', date: '2018-11-30', student: 'ada', planned: 100, given: 50 },
        ],
      },
      at: { orgUnit: 'school/south' },
      then: percent(50),
    },
    {
      when: 'the IEPs call for no minutes',
      given: { 'service-minutes': [{ ...october, student: 'ada', planned: 0, given: 30 }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
