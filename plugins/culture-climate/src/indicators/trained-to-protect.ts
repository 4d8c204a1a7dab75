import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { protectionTraining } from '../datasets/protection-training.js'

const reporting = {
  staff: 'ana',
  school: 'north',
  schoolYear: '2018-19',
  course: 'abuse-neglect-harassment',
  completed: true,
} as const
const crisis = { ...reporting, course: 'crisis-response' } as const

export const trainedToProtect = defineIndicator({
  id: 'culture-climate.trained-to-protect',
  title: {
    en: 'Staff trained against abuse, neglect and harassment and for a crisis',
    es: 'Personal formado contra el abuso, la negligencia y el acoso y para una crisis',
  },
  question: {
    en: 'Does everyone who works in our schools know how to see and report harm, and what to do in an emergency?',
    es: '¿Saben todas las personas que trabajan en nuestras escuelas cómo detectar y denunciar un daño, y qué hacer en una emergencia?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/abuse-neglect-harassment', 'actions/crisis-management', 'strategies/common-values'],
  value: ratio({
    of: protectionTraining,
    each: { staff: { courses: 'count(distinct course) filter (where completed)' } },
    numerator: 'count(*) filter (where courses >= 2)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Staff who completed both courses within the year, in whichever of their schools, out of all staff. One course alone is not enough: the plan asks for a common understanding of harm and for practice in crises. In a school’s own figure only courses recorded there count.',
    es: 'Personal que completó ambos cursos en el año, en cualquiera de sus escuelas, sobre todo el personal. Un solo curso no basta: el plan pide una comprensión común del daño y práctica ante las crisis. En la cifra de una escuela solo cuentan los cursos registrados en ella.',
  },
  source: {
    en: 'Connecticut requires school employees to be trained in reporting abuse and neglect (General Statutes 17a-101i) and schools to practice crisis response (10-231)',
    es: 'Connecticut exige formar al personal escolar para denunciar el abuso y la negligencia (Estatutos Generales 17a-101i) y que las escuelas practiquen la respuesta a crisis (10-231)',
  },
  examples: [
    {
      when: 'one completed both courses, one only one of them, and one neither',
      given: {
        'protection-training': [
          ...[reporting, crisis, { ...reporting, staff: 'ben' }, { ...crisis, staff: 'ben', completed: false }],
          ...[reporting, crisis].map((row) => ({ ...row, staff: 'cleo', completed: false })),
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'the same course was completed in two schools: it is still one',
      given: { 'protection-training': [reporting, { ...reporting, school: 'south' }] },
      then: percent(0),
    },
    {
      when: 'each course was completed in another school: the district has seen both',
      given: { 'protection-training': [reporting, { ...crisis, school: 'south' }] },
      then: percent(100),
    },
    {
      when: 'nobody works there yet',
      given: { 'protection-training': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
