import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { iepEvents } from '../datasets/iep-events.js'

const review = { school: 'north', kind: 'annual-review', due: '2018-10-15' } as const

export const iepsOnTime = defineIndicator({
  id: 'special-education.ieps-on-time',
  title: { en: 'IEPs reviewed on time', es: 'IEP revisados a tiempo' },
  question: {
    en: 'What share of the yearly reviews of our students’ IEPs do we hold by the day they are due?',
    es: '¿Qué proporción de las revisiones anuales de los IEP celebramos dentro del plazo?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/students-with-disabilities'],
  value: ratio({
    of: iepEvents,
    where: "kind = 'annual-review'",
    numerator: 'count(*) filter (where held <= due)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'race', 'englishLearner', 'meal', 'gender', 'language'],
  every: 'month',
  window: 'yearToDate',
  owner: { en: 'Director of Special Education', es: 'Dirección de Educación Especial' },
  backup: { en: 'Supervisor of Planning and Placement Teams', es: 'Supervisión de los Equipos de Planificación' },
  method: {
    en: 'Annual reviews held on or before the day they were due, out of all annual reviews that fell due. A review counts in the month it was due; one that has not been held counts as late.',
    es: 'Revisiones anuales celebradas a más tardar el día del plazo, sobre todas las que vencían. Cada revisión cuenta en el mes de su plazo; la que no se ha celebrado cuenta como tardía.',
  },
  source: {
    en: 'IDEA: each IEP is reviewed at least once a year, 34 CFR 300.324(b)(1)(i)',
    es: 'IDEA: cada IEP se revisa al menos una vez al año, 34 CFR 300.324(b)(1)(i)',
  },
  examples: [
    {
      when: 'one review is held on the due day, one a day late, and one not at all',
      given: {
        'iep-events': [
          { ...review, student: 'ada', held: '2018-10-15' },
          { ...review, student: 'ben', held: '2018-10-16' },
          { ...review, student: 'cleo' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'a review is due in November: it is not part of the year to October',
      given: {
        'iep-events': [
          { ...review, student: 'ada', held: '2018-09-25' },
          { ...review, student: 'ben', due: '2018-11-02', held: '2018-12-02' },
        ],
      },
      at: { period: '2018-19/10' },
      then: percent(100),
    },
    {
      when: 'only evaluations fell due, and no review',
      given: { 'iep-events': [{ ...review, kind: 'initial-evaluation', student: 'ada', held: '2018-10-15' }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
