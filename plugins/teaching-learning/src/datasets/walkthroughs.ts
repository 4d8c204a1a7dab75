import { boolean, classroom, date, defineDataset, integer, school, text } from '@planwright/sdk'

/** Short visits to classrooms by school and district leaders: one row a visit. */
export const walkthroughs = defineDataset({
  id: 'teaching-learning.walkthroughs',
  name: { en: 'Classroom walkthroughs', es: 'Visitas a las aulas' },
  about: 'events',
  columns: {
    visit: text({ about: { en: 'The number of the visit', es: 'El número de la visita' } }),
    school: school(),
    classroom: classroom(),
    date: date(),
    strategiesSeen: integer({
      about: {
        en: 'How many of the district’s agreed teaching strategies were in use',
        es: 'Cuántas de las estrategias de enseñanza acordadas por el distrito se usaban',
      },
    }),
    adoptedResources: boolean({
      about: {
        en: 'Students worked with the resources of the adopted curriculum',
        es: 'Los estudiantes trabajaban con los recursos del plan de estudios adoptado',
      },
    }),
  },
  key: ['visit'],
  replaces: 'schoolYear',
  scopes: ['school', 'month'],
})
