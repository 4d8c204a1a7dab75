import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { progressReviews } from '../datasets/progress-reviews.js'

const whole = { review: 'r1', school: 'north', planned: '2018-11-05', held: true, actions: 3, evidenced: 3 } as const

export const reviewsWithEvidence = defineIndicator({
  id: 'data-accountability.reviews-with-evidence',
  title: {
    en: 'School Progress Reviews completed with evidence',
    es: 'Revisiones del progreso escolar completadas con evidencias',
  },
  question: {
    en: 'Do schools show, and does the district see, that prioritized actions are carried out well?',
    es: '¿Muestran las escuelas, y ve el distrito, que las acciones prioritarias se aplican bien?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/school-progress-reviews'],
  value: ratio({
    of: progressReviews,
    numerator: 'count(*) filter (where held and actions > 0 and evidenced >= actions)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Reviews that were held and in which the school showed evidence for every prioritized action it was asked about, out of all reviews in the calendar. A review that was put off counts as not held until it is; one that asked about nothing shows nothing.',
    es: 'Revisiones que se celebraron y en las que la escuela mostró evidencias de todas las acciones prioritarias por las que se le preguntó, sobre todas las del calendario. Una revisión aplazada cuenta como no celebrada hasta que se celebre; una que no preguntó por nada no muestra nada.',
  },
  source: {
    en: 'The plan’s own words: administrators demonstrate evidence of effective implementation of prioritized actions',
    es: 'Las palabras del propio plan: la dirección demuestra con evidencias la aplicación eficaz de las acciones prioritarias',
  },
  examples: [
    {
      when: 'one review has evidence for all, one for all but one, one was not held, and one asked about nothing',
      given: {
        'progress-reviews': [
          whole,
          { ...whole, review: 'r2', evidenced: 2 },
          { ...whole, review: 'r3', held: false, evidenced: 0 },
          { ...whole, review: 'r4', actions: 0, evidenced: 0 },
        ],
      },
      then: percent(25),
    },
    {
      when: 'one school is asked for, which showed everything',
      given: { 'progress-reviews': [whole, { ...whole, review: 'r2', school: 'south', evidenced: 0 }] },
      at: { orgUnit: 'school/north' },
      then: percent(100),
    },
    {
      when: 'no review is in the calendar',
      given: { 'progress-reviews': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
