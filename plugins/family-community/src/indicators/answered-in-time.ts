import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { requests } from '../datasets/requests.js'

const asked = { school: 'north', asked: '2018-10-01' } as const

export const answeredInTime = defineIndicator({
  id: 'family-community.answered-in-time',
  title: { en: 'Requests answered in time', es: 'Solicitudes respondidas a tiempo' },
  question: {
    en: 'What share of our schools’ requests do we answer within five days?',
    es: '¿Qué proporción de las solicitudes de las escuelas respondemos en cinco días?',
  },
  unit: 'percent',
  better: 'higher',
  advances: [],
  value: ratio({
    of: requests,
    numerator: 'count(*) filter (where daysToAnswer <= 5)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  method: {
    en: 'A request without an answer counts as not answered in time.',
    es: 'Una solicitud sin respuesta cuenta como no respondida a tiempo.',
  },
  examples: [
    {
      when: 'one request is answered on the fifth day, one on the sixth, and one not at all',
      given: {
        requests: [
          { ...asked, request: 'a', daysToAnswer: 5 },
          { ...asked, request: 'b', daysToAnswer: 6 },
          { ...asked, request: 'c' },
        ],
      },
      then: percent(33.3),
    },
    { when: 'nobody asked for anything', given: { requests: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
