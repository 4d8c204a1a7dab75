import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { advisoryMeetings } from '../datasets/advisory-meetings.js'

const meeting = { group: 'Parent Council', held: true, families: 6, reviewedPlan: true } as const

export const advisoryGroups = defineIndicator({
  id: 'family-community.advisory-groups',
  title: { en: 'Advisory groups that review the plan', es: 'Grupos asesores que revisan el plan' },
  question: {
    en: 'What share of our advisory groups’ meetings review the plan’s progress with families at the table?',
    es: '¿Qué proporción de las reuniones de nuestros grupos asesores revisa el avance del plan con familias en la mesa?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/advisory-groups'],
  value: ratio({
    of: advisoryMeetings,
    numerator: 'count(*) filter (where held and reviewedPlan and families > 0)',
    denominator: 'count(*)',
  }),
  levels: ['district'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  owner: {
    en: 'Director of Family and Community Partnerships',
    es: 'Dirección de Alianzas con las Familias y la Comunidad',
  },
  backup: { en: 'Liaison to the Advisory Groups', es: 'Enlace con los grupos asesores' },
  method: {
    en: 'Meetings that took place with at least one family member, and at which the group reviewed progress on the plan and its advice was written down, out of all meetings planned. A meeting that was called off counts as not reviewed.',
    es: 'Reuniones celebradas con al menos un familiar y en las que el grupo revisó el avance del plan y su consejo quedó por escrito, sobre todas las reuniones previstas. Una reunión cancelada cuenta como sin revisión.',
  },
  source: {
    en: 'The plan’s action on advisory groups that hold the district accountable; the measure is the district’s own',
    es: 'La acción del plan sobre grupos asesores que piden cuentas al distrito; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'of four meetings one reviewed the plan with families, one without them, one did not, and one was called off',
      given: {
        'advisory-meetings': [
          { ...meeting, date: '2018-10-02' },
          { ...meeting, date: '2018-11-06', families: 0 },
          { ...meeting, date: '2018-12-04', reviewedPlan: false },
          { ...meeting, date: '2019-01-08', held: false, families: 0, reviewedPlan: false },
        ],
      },
      then: percent(25),
    },
    {
      when: 'two groups meet on the same day: both meetings count',
      given: {
        'advisory-meetings': [
          { ...meeting, date: '2018-10-02' },
          { ...meeting, group: 'Student Council', date: '2018-10-02', families: 0 },
        ],
      },
      then: percent(50),
    },
    { when: 'no meeting was planned', given: { 'advisory-meetings': [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
