import { defineDataset, oneOf, school, schoolYear } from '@planwright/sdk'

/** Schools the district named for a new design, and how far each one is at the end of the year. */
export const schoolDesigns = defineDataset({
  id: 'teaching-learning.school-designs',
  name: { en: 'New school designs', es: 'Nuevos diseños escolares' },
  about: 'organization',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    stage: oneOf(['named', 'designed', 'approved', 'open'], {
      about: {
        en: 'Open: the school teaches by its new design',
        es: 'Open: la escuela enseña según su nuevo diseño',
      },
    }),
  },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
