import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { messages } from '../datasets/messages.js'

const october = { student: 'ada', school: 'north', sent: '2018-10-01' } as const

export const messagesAnswered = defineIndicator({
  id: 'family-community.messages-answered',
  title: { en: 'Messages answered within two days', es: 'Mensajes respondidos en dos días' },
  question: {
    en: 'When a family writes to us, how often does it have an answer in its language within two school days?',
    es: 'Cuando una familia nos escribe, ¿con qué frecuencia recibe respuesta en su idioma en dos días de clases?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/multilingual-communication', 'strategies/two-way-communications'],
  value: ratio({
    of: messages,
    numerator: 'count(*) filter (where daysToAnswer <= 2)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['language', 'grade', 'race', 'englishLearner', 'disability', 'meal'],
  every: 'month',
  window: 'yearToDate',
  owner: { en: 'Director of Communications', es: 'Dirección de Comunicaciones' },
  backup: { en: 'Coordinator of Language Access', es: 'Coordinación de Acceso Lingüístico' },
  method: {
    en: 'Messages answered in the family’s language on the day they came or on one of the next two school days, out of all messages that asked for an answer. A message without an answer counts as not answered. By language: the home language of the student whose family wrote.',
    es: 'Mensajes respondidos en el idioma de la familia el mismo día o en uno de los dos días de clases siguientes, sobre todos los que pedían respuesta. Un mensaje sin respuesta cuenta como no respondido. Por idioma: el idioma del hogar del estudiante cuya familia escribió.',
  },
  source: {
    en: 'ESSA parent and family engagement, 20 U.S.C. 6318(e)(5) and (14); two school days are the district’s own promise',
    es: 'ESSA, participación de padres y familias, 20 U.S.C. 6318(e)(5) y (14); los dos días de clases son promesa del distrito',
  },
  examples: [
    {
      when: 'one message is answered on the second day, one on the third, and one not at all',
      given: {
        messages: [
          { ...october, message: '1', daysToAnswer: 2 },
          { ...october, message: '2', daysToAnswer: 3 },
          { ...october, message: '3' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'families who speak Spanish at home are asked for',
      given: {
        messages: [
          { ...october, message: '1', daysToAnswer: 0 },
          { ...october, message: '2', daysToAnswer: 5 },
          { ...october, message: '3', student: 'ben', daysToAnswer: 1 },
        ],
        students: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', language: 'spanish' },
          { student: 'ben', schoolYear: '2018-19', school: 'north', language: 'english' },
        ],
      },
      at: { group: 'language/spanish' },
      then: percent(50),
    },
    {
      when: 'the end of September is asked for, and a family wrote in October only',
      given: {
        messages: [
          { ...october, message: '1', sent: '2018-09-12', daysToAnswer: 1 },
          { ...october, message: '2', daysToAnswer: 9 },
        ],
      },
      at: { period: '2018-19/09' },
      then: percent(100),
    },
    { when: 'no family wrote', given: { messages: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
