import { boolean, defineDataset, oneOf, school, schoolYear } from '@planwright/sdk'

/** How each school works with its community in a year: one row for every school, whatever its model. */
export const schoolModels = defineDataset({
  id: 'family-community.school-models',
  name: { en: 'School models', es: 'Modelos escolares' },
  about: 'organization',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    model: oneOf(['community-school', 'single-partner', 'none'], {
      about: {
        en: 'A community school has a lead partner, a coordinator and services for families in the building',
        es: 'Una escuela comunitaria tiene un socio principal, una coordinación y servicios para familias en el edificio',
      },
    }),
    teamTrained: boolean({
      about: {
        en: 'A team of staff, families and partners finished the year’s training together',
        es: 'Un equipo de personal, familias y socios terminó junto la formación del año',
      },
    }),
    adjustedWithData: boolean({
      about: {
        en: 'The team reviewed data on needs and services, and wrote down what it changed',
        es: 'El equipo revisó datos sobre necesidades y servicios, y anotó lo que cambió',
      },
    }),
  },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
