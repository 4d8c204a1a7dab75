import { decimal, defineDataset, school, schoolYear, text } from '@planwright/sdk'

/** What each school is due by the published staffing formula, and what it has: one row a school and kind of position. */
export const staffing = defineDataset({
  id: 'finance.staffing',
  name: { en: 'Staffing against its formula', es: 'Dotación de personal según la fórmula' },
  about: 'money',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    position: text({
      about: { en: 'The kind of position the formula is for', es: 'El tipo de puesto al que se aplica la fórmula' },
    }),
    due: decimal({
      about: {
        en: 'Full-time positions the formula gives the school',
        es: 'Puestos de tiempo completo que la fórmula da a la escuela',
      },
    }),
    staffed: decimal({
      about: {
        en: 'Full-time positions in the school’s budget',
        es: 'Puestos de tiempo completo en el presupuesto de la escuela',
      },
    }),
  },
  key: ['school', 'schoolYear', 'position'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
