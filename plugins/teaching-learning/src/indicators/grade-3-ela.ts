import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { assessment } from '../datasets/assessment.js'

const gradeThree = { orgUnit: 'district', schoolYear: '2016-17', group: 'all', subject: 'ela', grade: '3' } as const

export const gradeThreeEla = defineIndicator({
  id: 'teaching-learning.grade-3-ela',
  title: {
    en: 'Grade 3 English language arts proficiency',
    es: 'Dominio de lengua y literatura inglesa en 3.er grado',
  },
  question: {
    en: 'What share of our third graders read and write at or above grade level?',
    es: '¿Qué proporción de nuestros estudiantes de tercer grado lee y escribe al nivel de su grado o por encima?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['goals/grade-3-ela'],
  value: ratio({
    of: assessment,
    where: "subject = 'ela' and grade = '3'",
    numerator: 'proficient',
    denominator: 'scored',
    publishedRate: 'proficientRate',
  }),
  levels: ['district', 'school'],
  groups: ['race', 'englishLearner', 'disability', 'meal', 'gender', 'highNeeds'],
  every: 'year',
  owner: { en: 'Chief Academic Officer', es: 'Dirección Académica' },
  backup: { en: 'Director of Early Literacy', es: 'Dirección de Alfabetización Temprana' },
  method: {
    en: 'Third graders at level 3 or 4 of the Smarter Balanced test of English language arts, out of those with a scored test: not of those enrolled, nor of those merely tested.',
    es: 'Estudiantes de tercer grado en nivel 3 o 4 de la prueba Smarter Balanced de lengua y literatura inglesa, sobre quienes tienen un examen calificado: no sobre los inscritos ni sobre los meramente examinados.',
  },
  source: {
    en: 'Connecticut State Department of Education, EdSight: Smarter Balanced achievement levels',
    es: 'Departamento de Educación del Estado de Connecticut, EdSight: niveles de Smarter Balanced',
  },
  examples: [
    {
      when: '265 of 1,448 scored tests reach level 3 or 4',
      given: { assessment: [{ ...gradeThree, scored: 1448, proficient: 265, proficientRate: 18.3 }] },
      then: percent(18.3),
    },
    {
      when: 'fewer tests were scored than taken: only scored tests count',
      given: {
        assessment: [{ ...gradeThree, students: 60, tested: 50, scored: 40, proficient: 10, proficientRate: 25 }],
      },
      then: percent(25),
    },
    {
      when: 'grade 4 and mathematics stand beside it in the file: they are left out',
      given: {
        assessment: [
          { ...gradeThree, scored: 40, proficient: 30, proficientRate: 75 },
          { ...gradeThree, grade: '4', scored: 40, proficient: 0, proficientRate: 0 },
          { ...gradeThree, subject: 'math', scored: 40, proficient: 0, proficientRate: 0 },
        ],
      },
      then: percent(75),
    },
    {
      when: 'the share is 36.25, exactly between two tenths: it is rounded up',
      given: { assessment: [{ ...gradeThree, scored: 80, proficient: 29, proficientRate: 36.3 }] },
      then: percent(36.3),
    },
    {
      when: 'the state hides the number of proficient students',
      given: { assessment: [{ ...gradeThree, scored: 24, proficient: '*', proficientRate: '*' }] },
      then: unavailable('SUPPRESSED'),
    },
  ],
})
