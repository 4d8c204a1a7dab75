import { defineDataset, integer, school, schoolYear, staff } from '@planwright/sdk'

/** In how many months educators opened a dashboard: one row an educator, school and year, also where it is none. */
export const dashboardUse = defineDataset({
  id: 'data-accountability.dashboard-use',
  name: { en: 'Use of data dashboards', es: 'Uso de los tableros de datos' },
  about: 'staff',
  columns: {
    staff: staff(),
    school: school(),
    schoolYear: schoolYear(),
    months: integer({
      about: {
        en: 'Months of the school year in which the educator worked there',
        es: 'Meses del año escolar en que el educador trabajó allí',
      },
    }),
    monthsUsed: integer({
      about: {
        en: 'Those of them in which a dashboard of the classroom, school or district was opened',
        es: 'Aquellos en que abrió un tablero del aula, de la escuela o del distrito',
      },
    }),
  },
  key: ['staff', 'school', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
