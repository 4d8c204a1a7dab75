import { boolean, defineDataset, school, schoolYear, text } from '@planwright/sdk'

/** Who decides what, school by school: one row a school and area of decision, such as schedule, hiring or purchasing. */
export const decisionAreas = defineDataset({
  id: 'operations.decision-areas',
  name: { en: 'Areas of decision by school', es: 'Ámbitos de decisión por escuela' },
  about: 'organization',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    area: text(),
    written: boolean({
      about: {
        en: 'A published page says what the school decides and what is required of it',
        es: 'Una página publicada dice qué decide la escuela y qué se le exige',
      },
    }),
    confirmed: boolean({
      about: {
        en: 'The principal says it is clear',
        es: 'La dirección de la escuela dice que está claro',
      },
    }),
  },
  key: ['school', 'schoolYear', 'area'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
