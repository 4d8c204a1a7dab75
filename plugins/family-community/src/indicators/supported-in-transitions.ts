import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { transitions } from '../datasets/transitions.js'

const moving = { schoolYear: '2018-19', school: 'south' } as const

export const supportedInTransitions = defineIndicator({
  id: 'family-community.supported-in-transitions',
  title: { en: 'Families supported when schools change', es: 'Familias acompañadas cuando cambia la escuela' },
  question: {
    en: 'When a school changes, what share of the families do we speak with and invite before the first day?',
    es: 'Cuando una escuela cambia, ¿con qué proporción de las familias hablamos y a cuántas invitamos antes del primer día?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/support-in-transitions'],
  value: ratio({
    of: transitions,
    numerator: 'count(*) filter (where contacted and invited)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['language', 'grade', 'race', 'englishLearner', 'disability', 'meal'],
  every: 'year',
  owner: {
    en: 'Director of Family and Community Partnerships',
    es: 'Dirección de Alianzas con las Familias y la Comunidad',
  },
  backup: { en: 'Coordinator of Student Placement', es: 'Coordinación de Asignación de Estudiantes' },
  method: {
    en: 'Students whose family was spoken with in its language and offered a visit to the new school before the first day, out of all students whose school changed because the district changed its school models. Both must be so; each student counts once, in the new school.',
    es: 'Estudiantes con cuya familia se habló en su idioma y a quien se ofreció una visita a la escuela nueva antes del primer día, sobre todos los que cambiaron de escuela porque el distrito cambió sus modelos. Deben ser ambas cosas; cada estudiante cuenta una vez, en la escuela nueva.',
  },
  source: {
    en: 'The plan’s action on supporting families in transitions; the measure is the district’s own',
    es: 'La acción del plan sobre el apoyo a las familias en los cambios; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one of three families was spoken with and invited, and one only invited',
      given: {
        transitions: [
          { ...moving, student: 'ada', contacted: true, invited: true },
          { ...moving, student: 'ben', contacted: false, invited: true },
          { ...moving, student: 'cleo', contacted: false, invited: false },
        ],
      },
      then: percent(33.3),
    },
    { when: 'no school changed', given: { transitions: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
