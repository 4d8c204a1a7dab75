import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { indicatorReviews } from '../datasets/indicator-reviews.js'

const review = { department: 'library', planned: '2018-10-10', held: true, stepAgreed: true } as const

export const routineKept = defineIndicator({
  id: 'data-accountability.routine-kept',
  title: {
    en: 'Indicator reviews held with a next step agreed',
    es: 'Revisiones de indicadores celebradas con un siguiente paso acordado',
  },
  question: {
    en: 'Do departments look at their indicators as often as they said they would, and plan what to do better?',
    es: '¿Miran los departamentos sus indicadores con la frecuencia prometida y planifican cómo mejorar?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/indicators-of-effectiveness'],
  value: ratio({
    of: indicatorReviews,
    numerator: 'count(*) filter (where held and stepAgreed)',
    denominator: 'count(*)',
  }),
  levels: ['district'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  ...answerable,
  method: {
    en: 'Reviews in departments’ calendars that were held and ended with a written next step, out of all reviews whose day was in the year to date. A meeting without a next step is tracking without planning, and does not count.',
    es: 'Revisiones del calendario de los departamentos que se celebraron y terminaron con un siguiente paso por escrito, sobre todas las previstas en el año hasta la fecha. Una reunión sin siguiente paso es seguimiento sin planificación y no cuenta.',
  },
  source: {
    en: 'The plan’s own words: a regular routine of tracking data against the indicators and planning for improvement',
    es: 'Las palabras del propio plan: una rutina regular de seguimiento de los datos de los indicadores y de planificación de mejoras',
  },
  examples: [
    {
      when: 'one review ends with a step, one without, and one is not held',
      given: {
        'indicator-reviews': [
          review,
          { ...review, department: 'archive', stepAgreed: false },
          { ...review, department: 'museum', held: false, stepAgreed: false },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'the end of October is asked for, and a later review is not held',
      given: {
        'indicator-reviews': [review, { ...review, planned: '2018-12-10', held: false, stepAgreed: false }],
      },
      at: { period: '2018-19/10' },
      then: percent(100),
    },
    { when: 'no review is planned', given: { 'indicator-reviews': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
