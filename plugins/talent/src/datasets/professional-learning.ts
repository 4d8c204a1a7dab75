import { boolean, decimal, defineDataset, oneOf, school, schoolYear, staff } from '@planwright/sdk'

/** What each educator learned in a year in a school: one row an educator and school, with zeros where there was nothing. */
export const professionalLearning = defineDataset({
  id: 'talent.professional-learning',
  name: { en: 'Professional learning by educator', es: 'Desarrollo profesional por educador' },
  about: 'staff',
  columns: {
    staff: staff(),
    school: school(),
    schoolYear: schoolYear(),
    role: oneOf(['teacher', 'administrator']),
    jobEmbedded: decimal({
      about: {
        en: 'Hours in the school’s own day and work: coaching, lesson study, data teams, visits to classrooms',
        es: 'Horas dentro de la jornada y el trabajo de la escuela: acompañamiento, estudio de clases, equipos de datos, visitas a aulas',
      },
    }),
    wholeStudent: decimal({
      about: {
        en: 'Hours of any kind about students’ physical, social and emotional needs or their cultures',
        es: 'Horas de cualquier tipo sobre las necesidades físicas, sociales y emocionales de los estudiantes o sobre sus culturas',
      },
    }),
    growthCycle: boolean({
      about: {
        en: 'A goal, observations with feedback and a review at the end are all on record',
        es: 'Constan un objetivo, observaciones con comentarios y una revisión final',
      },
    }),
  },
  key: ['staff', 'school', 'schoolYear'],
  replaces: 'schoolYear',
  scopes: ['school'],
})
