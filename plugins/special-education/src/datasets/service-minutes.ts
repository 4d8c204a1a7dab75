import { date, defineDataset, integer, school, student } from '@planwright/sdk'

/** The services written into each student's IEP, and what was given of them: one row a student and month. */
export const serviceMinutes = defineDataset({
  id: 'special-education.service-minutes',
  name: { en: 'IEP service minutes', es: 'Minutos de servicio del IEP' },
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    date: date({ about: { en: 'The last school day of the month', es: 'El último día de clases del mes' } }),
    planned: integer({
      about: { en: 'Minutes the IEP calls for in the month', es: 'Minutos que el IEP prevé en el mes' },
    }),
    given: integer({ about: { en: 'Minutes given in the month', es: 'Minutos prestados en el mes' } }),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
  scopes: ['school', 'month'],
})
