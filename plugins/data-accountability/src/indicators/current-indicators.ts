import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { dataFreshness } from '../datasets/data-freshness.js'

const monthly = { indicator: 'library.borrowing', checkedOn: '2018-11-15', every: 'month' } as const
const yearly = { ...monthly, indicator: 'library.books', every: 'year' } as const

export const currentIndicators = defineIndicator({
  id: 'data-accountability.current-indicators',
  title: { en: 'Indicators whose data is current', es: 'Indicadores con datos al día' },
  question: {
    en: 'When someone looks at one of our indicators, is the figure recent?',
    es: 'Cuando alguien mira uno de nuestros indicadores, ¿es reciente la cifra?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/indicators-of-effectiveness', 'strategies/timely-data'],
  value: ratio({
    of: dataFreshness,
    numerator:
      "count(*) filter (where (every = 'month' and checkedOn - newest <= 45) or (every = 'year' and checkedOn - newest <= 400))",
    denominator: 'count(*)',
  }),
  levels: ['district'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  ...answerable,
  method: {
    en: 'Each check of an indicator is one case. Data of a monthly indicator is current up to 45 days after the day it reaches to, that of a yearly one up to 400 days: a whole period and two to five weeks to bring it in. An indicator without any data is not current.',
    es: 'Cada comprobación de un indicador es un caso. Los datos de un indicador mensual están al día hasta 45 días después de la fecha a la que llegan; los de uno anual, hasta 400 días: un período completo y de dos a cinco semanas para cargarlos. Un indicador sin datos no está al día.',
  },
  source: {
    en: 'Timeliness as public statistics measure it: the time from the end of a period to its figure; the number of days is our choice',
    es: 'La puntualidad como la miden las estadísticas públicas: el tiempo desde el fin de un período hasta su cifra; el número de días es elección nuestra',
  },
  examples: [
    {
      when: 'a monthly one is 45 days old, another 46, a yearly one 400, another 401, and one has no data',
      given: {
        'data-freshness': [
          { ...monthly, newest: '2018-10-01' },
          { ...monthly, indicator: 'library.visits', newest: '2018-09-30' },
          { ...yearly, newest: '2017-10-11' },
          { ...yearly, indicator: 'library.hours', newest: '2017-10-10' },
          { ...yearly, indicator: 'library.cards' },
        ],
      },
      then: percent(40),
    },
    {
      when: 'the year to the end of November is asked for, and December’s check found nothing',
      given: {
        'data-freshness': [
          { ...monthly, newest: '2018-10-31' },
          { ...monthly, checkedOn: '2018-12-15' },
        ],
      },
      at: { period: '2018-19/11' },
      then: percent(100),
    },
    { when: 'nothing has been checked', given: { 'data-freshness': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
