import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { positions } from '../datasets/positions.js'

const filled = {
  position: 'p1',
  school: 'north',
  schoolYear: '2018-19',
  role: 'teacher',
  filledOnFirstDay: true,
  open: false,
} as const
const vacant = { ...filled, position: 'p2', filledOnFirstDay: false, open: true } as const

export const filledOnFirstDay = defineIndicator({
  id: 'talent.filled-on-first-day',
  title: { en: 'Positions filled on the first day', es: 'Puestos cubiertos el primer día' },
  question: {
    en: 'Did our students find their teachers and other staff in place on the first day of school?',
    es: '¿Encontraron nuestros estudiantes a su personal docente y demás personal en su puesto el primer día de clases?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['strategies/viable-curriculum'],
  value: ratio({
    of: positions,
    numerator: 'count(*) filter (where filledOnFirstDay)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Positions held on students’ first day by someone appointed to them, out of all positions in schools’ budgets. A position held by a substitute is not filled. Positions that were never open count too.',
    es: 'Puestos ocupados el primer día de clases por una persona nombrada, sobre todos los puestos presupuestados de las escuelas. Un puesto con suplencia no está cubierto. Los puestos que nunca quedaron vacantes también cuentan.',
  },
  source: {
    en: 'The fill rate on the first day, as districts report vacancies to the state',
    es: 'La tasa de puestos cubiertos el primer día, como los distritos informan las vacantes al estado',
  },
  examples: [
    {
      when: 'two positions of three are filled',
      given: { positions: [filled, vacant, { ...filled, position: 'p3' }] },
      then: percent(66.7),
    },
    {
      when: 'the school with the vacancy is asked for',
      given: { positions: [filled, { ...vacant, school: 'south' }] },
      at: { orgUnit: 'school/south' },
      then: percent(0),
    },
    { when: 'no position has been budgeted', given: { positions: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
