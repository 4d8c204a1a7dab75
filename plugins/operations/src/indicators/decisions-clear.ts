import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { decisionAreas } from '../datasets/decision-areas.js'

const schedule = { school: 'north', schoolYear: '2018-19', area: 'schedule', written: true, confirmed: true } as const

export const decisionsClear = defineIndicator({
  id: 'operations.decisions-clear',
  title: {
    en: 'Autonomies and requirements that are clear to schools',
    es: 'Autonomías y requisitos claros para las escuelas',
  },
  question: {
    en: 'Do schools know what they may decide themselves and what is required of them?',
    es: '¿Saben las escuelas qué pueden decidir por sí mismas y qué se les exige?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/autonomies-requirements'],
  value: ratio({
    of: decisionAreas,
    numerator: 'count(*) filter (where written and confirmed)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Each school and area of decision (schedule, hiring, purchasing and so on) is one case. It is clear where a published page says who decides and the principal confirms that it is clear. A page alone is not enough, nor is a principal’s word without a page.',
    es: 'Cada escuela y ámbito de decisión (horario, contratación, compras, etc.) es un caso. Está claro si una página publicada dice quién decide y la dirección de la escuela confirma que está claro. Una página sola no basta, ni la palabra de la dirección sin página.',
  },
  source: {
    en: 'The plan’s own words, define and communicate: written is defined, confirmed is communicated',
    es: 'Las palabras del propio plan, definir y comunicar: escrito es definido, confirmado es comunicado',
  },
  examples: [
    {
      when: 'one area is written and confirmed, one only written, and one only confirmed',
      given: {
        'decision-areas': [
          schedule,
          { ...schedule, area: 'hiring', confirmed: false },
          { ...schedule, area: 'purchasing', written: false },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'one of two schools is asked for',
      given: { 'decision-areas': [schedule, { ...schedule, school: 'south', confirmed: false }] },
      at: { orgUnit: 'school/south' },
      then: percent(0),
    },
    { when: 'no area has been named', given: { 'decision-areas': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
