import { aggregate, days, defineIndicator, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { serviceRequests } from '../datasets/service-requests.js'
import { requestsOf } from './requests-of.js'

export const ninetiethPercentileDays = defineIndicator({
  id: 'operations.ninetieth-percentile-days',
  title: {
    en: 'Days within which nine of ten schools’ requests are answered',
    es: 'Días en que se responden nueve de cada diez solicitudes',
  },
  question: {
    en: 'How long does a school wait when it has to wait long?',
    es: '¿Cuánto espera una escuela cuando le toca esperar mucho?',
  },
  unit: 'days',
  better: 'lower',
  advances: ['actions/timely-information'],
  value: aggregate({ of: serviceRequests, value: 'percentile_cont(0.9) within group (order by days)' }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  ...answerable,
  method: {
    en: 'The 90th percentile of working days from a school’s request to its answer, between two requests in proportion. Open requests count with the days they have waited so far: of them the figure says at least how long it takes.',
    es: 'El percentil 90 de los días hábiles desde la solicitud de una escuela hasta su respuesta, con interpolación proporcional. Las solicitudes abiertas cuentan con los días que llevan esperando: de ellas la cifra dice al menos cuánto tardan.',
  },
  source: {
    en: 'A continuous percentile (linear interpolation), as in the SQL standard; the slow tail is reported beside the median because a median hides it',
    es: 'Percentil continuo (interpolación lineal), como en el estándar SQL; se informa junto a la mediana porque esta oculta las esperas largas',
  },
  examples: [
    {
      when: 'eleven requests wait from 0 to 10 days: the tenth from the shortest decides',
      given: { 'service-requests': requestsOf([10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5]) },
      then: days(9),
    },
    {
      when: 'two requests wait one and eleven days: nine tenths of the way between them',
      given: { 'service-requests': requestsOf([1, 11]) },
      then: days(10),
    },
    {
      when: 'one school is asked for, and another waits longer',
      given: { 'service-requests': [...requestsOf([2]), ...requestsOf([40], { school: 'south' })] },
      at: { orgUnit: 'school/north' },
      then: days(2),
    },
    { when: 'no school asked for anything', given: { 'service-requests': [] }, then: unavailable('NO_DATA') },
  ],
})
