import { defineIndicator, percent, reported, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { reportedAbsence } from '../datasets/reported-absence.js'

const district = { orgUnit: 'district', schoolYear: '2018-19', group: 'all' } as const

export const reportedChronicAbsenteeism = defineIndicator({
  id: 'culture-climate.reported-chronic-absenteeism',
  title: { en: 'Chronic absenteeism, as reported by the state', es: 'Ausentismo crónico, según el estado' },
  question: {
    en: 'What share of our students does the state report as missing a tenth or more of their days?',
    es: '¿Qué proporción de nuestros estudiantes falta, según el estado, a una décima parte o más de sus días de clase?',
  },
  unit: 'percent',
  better: 'lower',
  advances: ['goals/chronic-absenteeism'],
  value: reported({ of: reportedAbsence, value: 'rate', numerator: 'chronicallyAbsent' }),
  levels: ['district', 'school'],
  groups: ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender', 'highNeeds'],
  every: 'year',
  ...answerable,
  method: {
    en: 'The rate as the state publishes it. The state publishes no denominator, so this rate is never averaged, added up or split.',
    es: 'La tasa tal como la publica el estado. El estado no publica el denominador, por lo que esta tasa nunca se promedia, suma ni divide.',
  },
  source: {
    en: 'Connecticut State Department of Education, EdSight; Connecticut General Statutes 10-198c',
    es: 'Departamento de Educación del Estado de Connecticut, EdSight; Estatutos Generales de Connecticut 10-198c',
  },
  examples: [
    {
      when: 'the state publishes the rate and the number of students',
      given: { 'reported-absence': [{ ...district, rate: 25.4, chronicallyAbsent: 4597 }] },
      then: percent(25.4),
    },
    {
      when: 'the state publishes the rate alone',
      given: { 'reported-absence': [{ ...district, rate: 22.1 }] },
      then: percent(22.1),
    },
    {
      when: 'a rate of zero is a figure',
      given: { 'reported-absence': [{ ...district, group: 'grade/12', rate: 0 }] },
      at: { group: 'grade/12' },
      then: percent(0),
    },
    {
      when: 'the state hides a small group',
      given: { 'reported-absence': [{ ...district, group: 'race/asian', rate: '*' }] },
      at: { group: 'race/asian' },
      then: unavailable('SUPPRESSED'),
    },
  ],
})
