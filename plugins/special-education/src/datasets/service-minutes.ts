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
  plausible: [
    {
      figure: {
        en: 'minutes given, in percent of those planned',
        es: 'minutos prestados, en porcentaje de los previstos',
      },
      value: '100.0 * sum(given) / sum(planned)',
      atLeast: 10,
      atMost: 150,
      remedy: {
        en: 'Check that both columns are minutes of the same month.',
        es: 'Compruebe que ambas columnas sean minutos del mismo mes.',
      },
    },
    {
      figure: { en: 'the most rows of one student', es: 'el mayor número de filas de un estudiante' },
      each: { student: { months: 'count(*)' } },
      value: 'max(months)',
      atMost: 12,
      remedy: {
        en: 'Export one row for each student and month, with the last school day of the month.',
        es: 'Exporte una fila por estudiante y mes, con el último día de clases del mes.',
      },
    },
  ],
})
