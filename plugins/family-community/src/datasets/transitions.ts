import { boolean, defineDataset, school, schoolYear, student } from '@planwright/sdk'

/** Students whose school changes because the district changes its school models: one row a student. */
export const transitions = defineDataset({
  id: 'family-community.transitions',
  name: { en: 'Students in a change of school models', es: 'Estudiantes en un cambio de modelo escolar' },
  about: 'students',
  columns: {
    student: student(),
    schoolYear: schoolYear({
      about: { en: 'The first year in the new school', es: 'El primer año en la escuela nueva' },
    }),
    school: school({ about: { en: 'The new school', es: 'La escuela nueva' } }),
    contacted: boolean({
      about: {
        en: 'The family was spoken with in its language before the first day',
        es: 'Se habló con la familia en su idioma antes del primer día',
      },
    }),
    invited: boolean({
      about: {
        en: 'The family was offered a visit before the first day',
        es: 'Se ofreció a la familia una visita antes del primer día',
      },
    }),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
