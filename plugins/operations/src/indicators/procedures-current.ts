import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { procedures } from '../datasets/procedures.js'

const enrolling = { procedure: 'enrolling', checkedOn: '2019-06-28', published: true } as const

export const proceduresCurrent = defineIndicator({
  id: 'operations.procedures-current',
  title: { en: 'Procedures published and current', es: 'Procedimientos publicados y al día' },
  question: {
    en: 'Can schools find our procedures, and have we looked at them within the year?',
    es: '¿Pueden las escuelas encontrar nuestros procedimientos, y los hemos revisado en el último año?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/operating-procedures'],
  value: ratio({
    of: procedures,
    numerator: 'count(*) filter (where published and reviewed <= checkedOn and checkedOn - reviewed <= 365)',
    denominator: 'count(*)',
  }),
  levels: ['district'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Of the procedures on the list, those that every school can read and that were reviewed at most 365 days before the day of the check. A procedure that was never reviewed is not current. Where the list is checked several times a year, every check counts alike.',
    es: 'De los procedimientos de la lista, los que todas las escuelas pueden leer y que se revisaron como máximo 365 días antes del día de la comprobación. Un procedimiento que nunca se revisó no está al día. Si la lista se comprueba varias veces al año, todas las comprobaciones cuentan por igual.',
  },
  source: {
    en: 'The yearly review that quality management asks of documented procedures (as in ISO 9001)',
    es: 'La revisión anual que la gestión de calidad pide para los procedimientos documentados (como en ISO 9001)',
  },
  examples: [
    {
      when: 'one was reviewed exactly 365 days before, one 366, one never, and one is current but not published',
      given: {
        procedures: [
          { ...enrolling, reviewed: '2018-06-28' },
          { ...enrolling, procedure: 'ordering', reviewed: '2018-06-27' },
          { ...enrolling, procedure: 'repairs' },
          { ...enrolling, procedure: 'field trips', published: false, reviewed: '2019-06-01' },
        ],
      },
      then: percent(25),
    },
    {
      when: 'a review dated after the check cannot make a procedure current',
      given: {
        procedures: [
          { ...enrolling, reviewed: '2019-06-28' },
          { ...enrolling, procedure: 'ordering', reviewed: '2019-06-29' },
        ],
      },
      then: percent(50),
    },
    { when: 'there is no procedure yet', given: { procedures: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
