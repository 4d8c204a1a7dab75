import { date, defineDataset, integer, oneOf, optional, school, student } from '@planwright/sdk'

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
    daysAfterDue: optional(
      integer({
        about: {
          en: 'Calendar days from the due day to the day it was done: 0 or less is on time, empty is not yet done',
          es: 'Días naturales desde el plazo hasta su realización: 0 o menos es a tiempo, vacío es aún sin realizar',
        },
      }),
    ),
  },
  key: ['student', 'kind', 'due'],
  replaces: 'schoolYear',
})
