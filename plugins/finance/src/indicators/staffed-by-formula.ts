import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { staffing } from '../datasets/staffing.js'

const counselors = { school: 'north', schoolYear: '2018-19', position: 'counselor' } as const

export const staffedByFormula = defineIndicator({
  id: 'finance.staffed-by-formula',
  title: { en: 'Staffed as the published formula says', es: 'Personal asignado según la fórmula publicada' },
  question: {
    en: 'In how many cases does a school have the staff that our published ratios give it?',
    es: '¿En cuántos casos tiene una escuela el personal que le dan nuestras proporciones publicadas?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/budget-transparency'],
  value: ratio({
    of: staffing,
    numerator: 'count(*) filter (where staffed - due between -0.1 and 0.1)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Each school and kind of position is one case. A case is as the formula says where the budgeted full-time positions are within a tenth of a position of what is due: more than due breaks the formula as less does. A position that is due and was given none counts as zero staffed.',
    es: 'Cada escuela y tipo de puesto es un caso. Un caso cumple la fórmula si los puestos presupuestados de tiempo completo difieren en no más de una décima de puesto de lo que corresponde: tener más incumple la fórmula igual que tener menos. Un puesto que corresponde y no se dio cuenta como cero.',
  },
  source: {
    en: 'The district’s published staffing ratios; the tenth of a position allows for rounding',
    es: 'Las proporciones de personal publicadas por el distrito; la décima de puesto admite el redondeo',
  },
  examples: [
    {
      when: 'one school is a tenth over, one just beyond a tenth under, and one as due',
      given: {
        staffing: [
          { ...counselors, due: 2, staffed: 2.1 },
          { ...counselors, school: 'south', due: 2, staffed: 1.89 },
          { ...counselors, school: 'east', due: 1.5, staffed: 1.5 },
        ],
      },
      then: percent(66.7),
    },
    {
      when: 'a school has more than the formula gives',
      given: { staffing: [{ ...counselors, due: 1, staffed: 2 }] },
      then: percent(0),
    },
    {
      when: 'a zone is asked for',
      given: {
        staffing: [
          { ...counselors, due: 2, staffed: 2 },
          { ...counselors, school: 'south', due: 2, staffed: 1 },
        ],
        schools: [
          { school: 'north', schoolYear: '2018-19', name: 'North School', zone: '1' },
          { school: 'south', schoolYear: '2018-19', name: 'South School', zone: '2' },
        ],
      },
      at: { orgUnit: 'zone/1' },
      then: percent(100),
    },
    { when: 'no formula has been applied', given: { staffing: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
