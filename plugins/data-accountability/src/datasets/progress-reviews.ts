import { boolean, date, defineDataset, integer, school, text } from '@planwright/sdk'

/** School Progress Reviews, planned and held: one row a school and round. */
export const progressReviews = defineDataset({
  id: 'data-accountability.progress-reviews',
  name: { en: 'School Progress Reviews', es: 'Revisiones del progreso escolar' },
  about: 'events',
  columns: {
    review: text(),
    school: school(),
    planned: date({ about: { en: 'The day in the calendar', es: 'El día en el calendario' } }),
    held: boolean(),
    actions: integer({
      about: {
        en: 'Prioritized actions the school was asked about',
        es: 'Acciones prioritarias por las que se preguntó a la escuela',
      },
    }),
    evidenced: integer({
      about: {
        en: 'Those of them whose effective implementation it showed with evidence',
        es: 'Aquellas cuya aplicación eficaz mostró con evidencias',
      },
    }),
  },
  key: ['review'],
  replaces: 'schoolYear',
  scopes: ['school'],
  planned: true,
})
