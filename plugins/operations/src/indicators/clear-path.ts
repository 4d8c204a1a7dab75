import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { feederPatterns } from '../datasets/feeder-patterns.js'

const ada = { student: 'ada', school: 'north', schoolYear: '2018-19', stage: 'elementary' } as const
const ben = { student: 'ben', school: 'middle', schoolYear: '2018-19', stage: 'middle' } as const

export const clearPath = defineIndicator({
  id: 'operations.clear-path',
  title: {
    en: 'Students on a clear path to high school',
    es: 'Estudiantes con una trayectoria clara hasta la secundaria',
  },
  question: {
    en: 'Do our younger students and their families know which schools come next?',
    es: '¿Saben nuestros estudiantes más jóvenes y sus familias a qué escuelas irán después?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/feeder-patterns'],
  value: ratio({
    of: feederPatterns,
    where: "stage <> 'high'",
    numerator: "count(*) filter (where highSchool is not null and (stage = 'middle' or middleSchool is not null))",
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  ...answerable,
  method: {
    en: 'Elementary students with exactly one middle and one high school ahead of them, and middle school students with exactly one high school, out of all students in elementary and middle school. High school students are at the end of the path and are left out.',
    es: 'Estudiantes de primaria con exactamente una escuela intermedia y una secundaria por delante, y estudiantes de intermedia con exactamente una secundaria, sobre todos los de primaria e intermedia. Quienes ya están en secundaria han llegado al final y no cuentan.',
  },
  source: {
    en: 'The plan’s own words: clear feeder patterns from elementary to middle to high school for all students',
    es: 'Las palabras del propio plan: patrones claros de primaria a intermedia y a secundaria para todos los estudiantes',
  },
  examples: [
    {
      when: 'one path is whole, one lacks its middle, one its end, and a middle school student needs the end only',
      given: {
        'feeder-patterns': [
          { ...ada, middleSchool: 'middle', highSchool: 'high' },
          { ...ada, student: 'cleo', highSchool: 'high' },
          { ...ada, student: 'dan', middleSchool: 'middle' },
          { ...ben, highSchool: 'high' },
        ],
      },
      then: percent(50),
    },
    {
      when: 'a group is asked for',
      given: {
        'feeder-patterns': [{ ...ada, middleSchool: 'middle', highSchool: 'high' }, ben],
        students: [
          { student: 'ada', schoolYear: '2018-19', school: 'north', englishLearner: 'yes' },
          { student: 'ben', schoolYear: '2018-19', school: 'middle', englishLearner: 'no' },
        ],
      },
      at: { group: 'englishLearner/no' },
      then: percent(0),
    },
    {
      when: 'all are in high school already',
      given: { 'feeder-patterns': [{ student: 'eve', school: 'high', schoolYear: '2018-19', stage: 'high' }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
