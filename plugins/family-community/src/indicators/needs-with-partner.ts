import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { partnerships } from '../datasets/partnerships.js'

const need = { schoolYear: '2018-19', school: 'north', area: 'health' } as const

export const needsWithPartner = defineIndicator({
  id: 'family-community.needs-with-partner',
  title: { en: 'Needs with an active partner', es: 'Necesidades con un socio activo' },
  question: {
    en: 'For what share of the needs our schools named is a partner at work?',
    es: '¿Para qué proporción de las necesidades que nombraron nuestras escuelas trabaja un socio?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/enable-partnerships', 'actions/assess-models', 'strategies/effective-partnerships'],
  value: ratio({
    of: partnerships,
    numerator: 'count(*) filter (where partner is not null and active)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  owner: { en: 'Coordinator of Partnerships', es: 'Coordinación de Alianzas' },
  backup: {
    en: 'Director of Family and Community Partnerships',
    es: 'Dirección de Alianzas con las Familias y la Comunidad',
  },
  method: {
    en: 'Needs of students and families for which a partner served the school in the year, out of all needs the schools named. A partner on paper who has not served the school does not count.',
    es: 'Necesidades de estudiantes y familias para las que un socio atendió a la escuela en el año, sobre todas las que nombraron las escuelas. Un socio que solo figura en papel no cuenta.',
  },
  source: {
    en: 'The plan’s action on aligning partnerships and services to identified needs; Community School Standards of the Coalition for Community Schools',
    es: 'La acción del plan sobre alinear alianzas y servicios con las necesidades; estándares de la Coalition for Community Schools',
  },
  examples: [
    {
      when: 'one need is answered, one has a partner on paper, and one has none',
      given: {
        partnerships: [
          { ...need, need: '1', partner: 'Clinic', active: true },
          { ...need, need: '2', area: 'food', partner: 'Pantry', active: false },
          { ...need, need: '3', area: 'housing', active: false },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'one partner answers two needs: each need counts',
      given: {
        partnerships: [
          { ...need, need: '1', partner: 'Clinic', active: true },
          { ...need, need: '2', area: 'family-support', partner: 'Clinic', active: true },
        ],
      },
      then: percent(100),
    },
    { when: 'no school named a need', given: { partnerships: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
