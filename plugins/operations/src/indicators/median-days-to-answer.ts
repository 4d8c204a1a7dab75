import { aggregate, days, defineIndicator, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { serviceRequests } from '../datasets/service-requests.js'
import { requestsOf } from './requests-of.js'

export const medianDaysToAnswer = defineIndicator({
  id: 'operations.median-days-to-answer',
  title: { en: 'Median days to answer a school', es: 'Mediana de días para responder a una escuela' },
  question: {
    en: 'How many days does a school usually wait for an answer from central office?',
    es: '¿Cuántos días espera normalmente una escuela una respuesta de la oficina central?',
  },
  unit: 'days',
  better: 'lower',
  advances: ['actions/timely-information', 'strategies/longterm-sustainability'],
  value: aggregate({ of: serviceRequests, value: 'median(days)' }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  ...answerable,
  method: {
    en: 'Working days from a school’s request to its answer: half of the requests took no longer. A request still open counts with the days it has waited so far, so that leaving questions open cannot improve the figure. Requests count in the month in which they were asked.',
    es: 'Días hábiles desde la solicitud de una escuela hasta su respuesta: la mitad de las solicitudes no tardó más. Una solicitud abierta cuenta con los días que lleva esperando, para que dejar preguntas abiertas no mejore la cifra. Las solicitudes cuentan en el mes en que se hicieron.',
  },
  source: {
    en: 'The median of waiting times, as service desks report it; open requests are kept in, as in studies of waiting times',
    es: 'La mediana de los tiempos de espera, como la informan los centros de servicio; las solicitudes abiertas se incluyen, como en los estudios de tiempos de espera',
  },
  examples: [
    {
      when: 'four requests wait one, two, four and thirty days: the middle is between two and four',
      given: { 'service-requests': requestsOf([1, 30, 4, 2]) },
      then: days(3),
    },
    {
      when: 'one is still open after twenty days, and counts so far',
      given: { 'service-requests': [...requestsOf([1, 2]), ...requestsOf([20, 20, 20], { answered: false })] },
      then: days(20),
    },
    {
      when: 'an answer comes on the day of the request: zero is a figure',
      given: { 'service-requests': requestsOf([0]) },
      then: days(0),
    },
    {
      when: 'the end of October is asked for, and a long wait begins in November',
      given: {
        'service-requests': [...requestsOf([1, 1]), ...requestsOf([50, 50, 50], { asked: '2018-11-01' })],
      },
      at: { period: '2018-19/10' },
      then: days(1),
    },
    { when: 'no school asked for anything', given: { 'service-requests': [] }, then: unavailable('NO_DATA') },
  ],
})
