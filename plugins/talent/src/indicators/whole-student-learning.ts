import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { professionalLearning } from '../datasets/professional-learning.js'
import { teacher } from './educator.js'

export const wholeStudentLearning = defineIndicator({
  id: 'talent.whole-student-learning',
  title: {
    en: 'Educators with a day of learning about the whole student',
    es: 'Educadores con un día de formación sobre el estudiante en su totalidad',
  },
  question: {
    en: 'Are our staff equipped to support students’ physical, social and emotional needs?',
    es: '¿Está nuestro personal preparado para apoyar las necesidades físicas, sociales y emocionales de los estudiantes?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/whole-student-learning', 'strategies/common-values'],
  value: ratio({
    of: professionalLearning,
    each: { staff: { learned: 'sum(wholeStudent)' } },
    numerator: 'count(*) filter (where learned >= 6)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Teachers and administrators with six hours or more (a full day) of learning in the year about students’ physical, social and emotional needs or their cultures, out of all of them. Hours of several sessions and schools add up; six hours exactly are enough.',
    es: 'Docentes y directivos con seis horas o más (un día completo) de formación en el año sobre las necesidades físicas, sociales y emocionales de los estudiantes o sobre sus culturas, sobre el total. Las horas de varias sesiones y escuelas se suman; seis horas exactas bastan.',
  },
  source: {
    en: 'The day is our choice: a third of the 18 hours of professional development a year that Connecticut requires (General Statutes 10-148a)',
    es: 'El día es elección nuestra: un tercio de las 18 horas anuales de desarrollo profesional que exige Connecticut (Estatutos Generales 10-148a)',
  },
  examples: [
    {
      when: 'one educator has six hours exactly, one a quarter of an hour less, and one none',
      given: {
        'professional-learning': [
          { ...teacher, wholeStudent: 6 },
          { ...teacher, staff: 'ben', wholeStudent: 5.75 },
          { ...teacher, staff: 'cleo' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'a teacher has three hours in each of two schools: together they are enough in the district',
      given: {
        'professional-learning': [
          { ...teacher, wholeStudent: 3 },
          { ...teacher, school: 'south', wholeStudent: 3 },
        ],
      },
      then: percent(100),
    },
    {
      when: 'and not in either of the schools',
      given: {
        'professional-learning': [
          { ...teacher, wholeStudent: 3 },
          { ...teacher, school: 'south', wholeStudent: 3 },
        ],
      },
      at: { orgUnit: 'school/north' },
      then: percent(0),
    },
    {
      when: 'nobody works there yet',
      given: { 'professional-learning': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
