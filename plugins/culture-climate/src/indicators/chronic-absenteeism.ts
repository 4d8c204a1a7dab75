import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { attendance } from '../datasets/attendance.js'
import { daysOf } from './days-of.js'

/** Ada misses two of her ten days in the north school, then none of ten in the south school. */
const moved = [
  ...daysOf('ada', 10, 2),
  ...daysOf('ada', 10, 0, { school: 'south', from: '2016-11-01' }),
  ...daysOf('ben', 20, 1, { school: 'south', from: '2016-10-03' }),
]

const schools = [
  { school: 'north', schoolYear: '2016-17', name: 'North School', zone: '1', zoneName: 'Zone 1' },
  { school: 'south', schoolYear: '2016-17', name: 'South School', zone: '2', zoneName: 'Zone 2' },
]

export const chronicAbsenteeism = defineIndicator({
  id: 'culture-climate.chronic-absenteeism',
  title: { en: 'Chronic absenteeism', es: 'Ausentismo crónico' },
  question: {
    en: 'What share of our students miss a tenth or more of their days?',
    es: '¿Qué proporción de nuestros estudiantes falta a una décima parte o más de sus días de clase?',
  },
  unit: 'percent',
  better: 'lower',
  advances: ['goals/chronic-absenteeism'],
  value: ratio({
    of: attendance,
    each: { student: { days: 'count(*)', missed: 'count(*) filter (where not present)' } },
    numerator: 'count(*) filter (where missed >= 0.10 * days)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender'],
  every: 'month',
  window: 'yearToDate',
  ...answerable,
  method: {
    en: 'Students absent for any reason on a tenth or more of the days they were enrolled, out of all students enrolled, kindergarten to grade 12; pre-kindergarten days are not in the file. Excused and unexcused days both count. Eighteen of 180 days is chronic. A student is counted once in each school and once in the district, however often he or she moved.',
    es: 'Estudiantes ausentes por cualquier motivo una décima parte o más de los días de inscripción, sobre todos los estudiantes inscritos de kínder a 12.º grado; los días de prekínder no están en el archivo. Cuentan las ausencias justificadas y las injustificadas. Dieciocho de 180 días es crónico. Cada estudiante se cuenta una vez en cada escuela y una vez en el distrito, por mucho que se haya mudado.',
  },
  source: { en: 'Connecticut General Statutes 10-198c', es: 'Estatutos Generales de Connecticut 10-198c' },
  examples: [
    {
      when: 'one of two students misses exactly a tenth',
      given: { attendance: [...daysOf('ada', 20, 2), ...daysOf('ben', 20, 0)] },
      then: percent(50),
    },
    {
      when: 'a student misses eighteen of 180 days, which decimals must not blur',
      given: { attendance: daysOf('ada', 180, 18, { school: 'north', from: '2016-09-01' }) },
      then: percent(100),
    },
    {
      when: 'a student misses four of forty-one days, just under a tenth',
      given: { attendance: daysOf('ada', 41, 4) },
      then: percent(0),
    },
    {
      when: 'a student changes schools: the district counts all the days together, and the student once',
      given: { attendance: moved },
      then: percent(50),
    },
    {
      when: 'a student changes schools: the second school counts the days of that school only',
      given: { attendance: moved, schools },
      at: { orgUnit: 'school/south' },
      then: percent(0),
    },
    {
      when: 'a zone is asked for, and one of its schools counts',
      given: { attendance: moved, schools },
      at: { orgUnit: 'zone/1' },
      then: percent(100),
    },
    {
      when: 'a group is asked for',
      given: {
        attendance: [...daysOf('ada', 20, 2), ...daysOf('ben', 20, 0), ...daysOf('cleo', 20, 5)],
        students: [
          { student: 'ada', schoolYear: '2016-17', school: 'north', race: 'black' },
          { student: 'ben', schoolYear: '2016-17', school: 'north', race: 'black' },
          { student: 'cleo', schoolYear: '2016-17', school: 'north', race: 'white' },
        ],
      },
      at: { group: 'race/black' },
      then: percent(50),
    },
    {
      when: 'the end of October is asked for, and a student misses days only in November',
      given: {
        attendance: [...daysOf('ada', 20, 0), ...daysOf('ada', 10, 10, { school: 'north', from: '2016-11-01' })],
      },
      at: { period: '2016-17/10' },
      then: percent(0),
    },
    { when: 'nobody was enrolled', given: { attendance: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
