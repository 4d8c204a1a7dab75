import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { placements } from '../datasets/placements.js'

const counted = { school: 'north', schoolYear: '2018-19', schoolHours: 32.5 } as const

export const regularClass = defineIndicator({
  id: 'special-education.regular-class',
  title: { en: 'Time in regular class', es: 'Tiempo en clase regular' },
  question: {
    en: 'What share of our students with disabilities learn beside their classmates for at least four fifths of the week?',
    es: '¿Qué proporción de nuestros estudiantes con discapacidad aprende junto a sus compañeros al menos cuatro quintos de la semana?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/students-with-disabilities', 'strategies/viable-curriculum'],
  value: ratio({
    of: placements,
    where: "grade is null or grade <> 'pk'",
    numerator: 'count(*) filter (where schoolHours > 0 and regularClassHours >= 0.80 * schoolHours)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'englishLearner', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of Special Education', es: 'Dirección de Educación Especial' },
  backup: { en: 'Coordinator of Inclusive Practice', es: 'Coordinación de Prácticas Inclusivas' },
  method: {
    en: 'Students with an IEP who spend 80% or more of their school hours in a regular class, out of all students with an IEP from kindergarten on, those in separate schools, at home or in a hospital included. Exactly 80% counts. Preschool children are reported by another measure and left out.',
    es: 'Estudiantes con un IEP que pasan el 80% o más de sus horas escolares en una clase regular, sobre todos los estudiantes con un IEP desde kínder, incluidos los de escuelas separadas, en casa o en un hospital. El 80% exacto cuenta. Los niños de preescolar tienen otra medida y no se incluyen.',
  },
  source: {
    en: 'IDEA Part B State Performance Plan, Indicator 5A (least restrictive environment); 34 CFR 300.114',
    es: 'IDEA Parte B, Plan Estatal de Desempeño, Indicador 5A (entorno menos restrictivo); 34 CFR 300.114',
  },
  examples: [
    {
      when: 'one of three students is in a regular class for 26 of 32.5 hours, exactly four fifths',
      given: {
        placements: [
          { ...counted, student: 'ada', regularClassHours: 26 },
          { ...counted, student: 'ben', regularClassHours: 25.99 },
          { ...counted, student: 'cleo', regularClassHours: 0 },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'a student is taught at home and has no hours of school: nothing is not four fifths of nothing',
      given: {
        placements: [
          { ...counted, student: 'ada', regularClassHours: 32.5 },
          { ...counted, student: 'ben', schoolHours: 0, regularClassHours: 0 },
        ],
      },
      then: percent(50),
    },
    {
      when: 'a child in pre-kindergarten stands in the file: only older students count',
      given: {
        placements: [
          { ...counted, student: 'ada', regularClassHours: 30 },
          { ...counted, student: 'pia', regularClassHours: 0 },
        ],
        students: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', grade: '1' },
          { student: 'pia', schoolYear: '2018-19', school: 'north', grade: 'pk' },
        ],
      },
      then: percent(100),
    },
    {
      when: 'a classroom is asked for',
      given: {
        placements: [
          { ...counted, student: 'ada', regularClassHours: 30 },
          { ...counted, student: 'ben', regularClassHours: 10 },
        ],
        enrollments: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', classroom: 'north-1' },
          { student: 'ben', schoolYear: '2018-19', school: 'north', classroom: 'north-2' },
        ],
      },
      at: { orgUnit: 'classroom/north-2' },
      then: percent(0),
    },
    { when: 'nobody has an IEP', given: { placements: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
