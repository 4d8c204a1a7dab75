import { computed, defineIndicator, percentagePoints, ratio, unavailable } from '@planwright/sdk'
import { assessments } from '../datasets/assessments.js'

const test = { school: 'north', schoolYear: '2018-19', subject: 'ela' } as const

const proficientWhere = (where: string) =>
  ratio({
    of: assessments,
    where: `subject = 'ela' and ${where}`,
    numerator: 'count(*) filter (where level >= 3)',
    denominator: 'count(*)',
  })

const students = [
  { student: 'ada', schoolYear: '2018-19', school: 'north', disability: 'yes' },
  { student: 'ben', schoolYear: '2018-19', school: 'north', disability: 'yes' },
  { student: 'cleo', schoolYear: '2018-19', school: 'north', disability: 'no' },
  { student: 'dan', schoolYear: '2018-19', school: 'north', disability: 'no' },
  { student: 'eve', schoolYear: '2018-19', school: 'north', disability: 'no' },
] as const

export const proficiencyGap = defineIndicator({
  id: 'special-education.proficiency-gap',
  title: { en: 'Proficiency gap in reading and writing', es: 'Brecha de dominio en lectura y escritura' },
  question: {
    en: 'How far behind their classmates are our students with disabilities in reading and writing at grade level?',
    es: '¿Qué tan lejos de sus compañeros están nuestros estudiantes con discapacidad en lectura y escritura de su grado?',
  },
  unit: 'percentagePoints',
  better: 'lower',
  advances: ['actions/students-with-disabilities', 'goals/grade-3-ela'],
  value: computed({
    inputs: { withDisability: proficientWhere("disability = 'yes'"), without: proficientWhere("disability = 'no'") },
    calculate: ({ withDisability, without }) => {
      const [part, whole] = [withDisability.numerator, withDisability.denominator]
      const [otherPart, otherWhole] = [without.numerator, without.denominator]
      if (!whole || !otherWhole || part === null || otherPart === null) return unavailable('ZERO_DENOMINATOR')
      // One division of whole numbers, so that a gap halfway between two tenths is rounded as it should be.
      return percentagePoints((100 * (otherPart * whole - part * otherWhole)) / (whole * otherWhole))
    },
  }),
  levels: ['district', 'zone', 'school'],
  groups: ['grade', 'race', 'englishLearner', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of Special Education', es: 'Dirección de Educación Especial' },
  backup: { en: 'Coordinator of Inclusive Practice', es: 'Coordinación de Prácticas Inclusivas' },
  method: {
    en: 'The share of students without disabilities at level 3 or 4 of the state test of English language arts, grades 3 to 8, less the share of students with disabilities: a difference in percentage points. Only scored tests count. Below zero, students with disabilities are ahead.',
    es: 'La proporción de estudiantes sin discapacidad en nivel 3 o 4 del examen estatal de lengua y literatura inglesa, de 3.º a 8.º grado, menos la de estudiantes con discapacidad: una diferencia en puntos porcentuales. Solo cuentan los exámenes calificados. Por debajo de cero, los estudiantes con discapacidad van por delante.',
  },
  source: {
    en: 'IDEA Part B State Performance Plan, Indicator 3D (gap in proficiency rates), with students without disabilities in place of all students',
    es: 'IDEA Parte B, Plan Estatal de Desempeño, Indicador 3D (brecha de dominio), con estudiantes sin discapacidad en lugar de todos',
  },
  examples: [
    {
      when: 'one of two with a disability and two of three without one are proficient',
      given: {
        assessments: [
          { ...test, student: 'ada', level: 3 },
          { ...test, student: 'ben', level: 2 },
          { ...test, student: 'cleo', level: 4 },
          { ...test, student: 'dan', level: 3 },
          { ...test, student: 'eve', level: 1 },
        ],
        students,
      },
      then: percentagePoints(16.7),
    },
    {
      when: 'mathematics and a student whom the roster does not know stand in the file: they are left out',
      given: {
        assessments: [
          { ...test, student: 'ada', level: 4 },
          { ...test, student: 'cleo', level: 1 },
          { ...test, student: 'cleo', subject: 'math', level: 4 },
          { ...test, student: 'unknown', level: 4 },
        ],
        students,
      },
      then: percentagePoints(-100),
    },
    {
      when: 'no student with a disability has a scored test',
      given: { assessments: [{ ...test, student: 'cleo', level: 4 }], students },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
