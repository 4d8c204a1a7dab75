import { boolean, date, defineDataset, text } from '@planwright/sdk'

/** The meetings in which a department looks at its indicators, planned and held: one row a department and meeting. */
export const indicatorReviews = defineDataset({
  id: 'data-accountability.indicator-reviews',
  name: { en: 'Departments’ reviews of their indicators', es: 'Revisiones de los indicadores por departamento' },
  about: 'events',
  columns: {
    department: text(),
    planned: date({ about: { en: 'The day in the calendar', es: 'El día en el calendario' } }),
    held: boolean(),
    stepAgreed: boolean({
      about: {
        en: 'A next step was written down, with who takes it and by when',
        es: 'Se anotó el siguiente paso, con responsable y plazo',
      },
    }),
  },
  key: ['department', 'planned'],
  replaces: 'schoolYear',
  planned: true,
})
