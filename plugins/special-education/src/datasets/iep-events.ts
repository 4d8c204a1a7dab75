import { date, defineDataset, oneOf, optional, school, student } from '@planwright/sdk'

/** Evaluations and reviews of IEPs that fell due: one row each, in the month of the day it was due. */
export const iepEvents = defineDataset({
  id: 'special-education.iep-events',
  name: { en: 'Evaluations and IEP reviews that fell due', es: 'Evaluaciones y revisiones del IEP con su plazo' },
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    kind: oneOf(['initial-evaluation', 'annual-review']),
    due: date({ about: { en: 'The last day on which it is on time', es: 'El último día del plazo' } }),
    held: optional(
      date({ about: { en: 'The day it was done; empty: not yet', es: 'El día en que se realizó; vacío: aún no' } }),
    ),
  },
  key: ['student', 'kind', 'due'],
  replaces: 'schoolYear',
  scopes: ['school', 'month'],
  planned: true,
})
