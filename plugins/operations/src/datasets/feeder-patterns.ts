import { defineDataset, oneOf, optional, school, schoolYear, student, text } from '@planwright/sdk'

/** The schools each student is due to attend next, as the assignment office has them: one row a student and year. */
export const feederPatterns = defineDataset({
  id: 'operations.feeder-patterns',
  name: { en: 'Students’ paths through schools', es: 'Trayectorias escolares de los estudiantes' },
  about: 'students',
  columns: {
    student: student(),
    school: school({ about: { en: 'The school of this year', es: 'La escuela de este año' } }),
    schoolYear: schoolYear(),
    stage: oneOf(['elementary', 'middle', 'high']),
    middleSchool: optional(
      text({
        about: {
          en: 'The one middle school an elementary student goes on to; empty where there are several or none',
          es: 'La única escuela intermedia a la que pasará quien está en primaria; vacío si hay varias o ninguna',
        },
      }),
    ),
    highSchool: optional(
      text({
        about: {
          en: 'The one high school after it; empty where there are several or none',
          es: 'La única escuela secundaria posterior; vacío si hay varias o ninguna',
        },
      }),
    ),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
