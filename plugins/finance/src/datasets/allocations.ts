import { decimal, defineDataset, school, schoolYear } from '@planwright/sdk'

/** What was spent in each school, and its pupils weighted by their needs. */
export const allocations = defineDataset({
  id: 'finance.allocations',
  name: { en: 'Spending and weighted pupils by school', es: 'Gasto y alumnado ponderado por escuela' },
  about: 'money',
  columns: {
    school: school(),
    schoolYear: schoolYear(),
    spending: decimal({
      about: {
        en: 'Dollars spent in the school from all operating funds',
        es: 'Dólares gastados en la escuela con todos los fondos operativos',
      },
    }),
    weightedPupils: decimal({
      about: {
        en: 'Each pupil counts as one, plus the weights of the published formula for his or her needs',
        es: 'Cada estudiante cuenta como uno, más los pesos de la fórmula publicada según sus necesidades',
      },
    }),
  },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
