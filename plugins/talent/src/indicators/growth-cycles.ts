import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { professionalLearning } from '../datasets/professional-learning.js'
import { teacher } from './educator.js'

export const growthCycles = defineIndicator({
  id: 'talent.growth-cycles',
  title: { en: 'Educators with a complete growth cycle', es: 'Educadores con un ciclo de crecimiento completo' },
  question: {
    en: 'Does every teacher and administrator set a goal, get feedback on it and look back on it within the year?',
    es: '¿Fija cada docente y directivo un objetivo, recibe comentarios y lo revisa dentro del año?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/professional-growth'],
  value: ratio({
    of: professionalLearning,
    each: { staff: { complete: 'count(*) filter (where growthCycle)' } },
    numerator: 'count(*) filter (where complete > 0)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Teachers and administrators whose goal, observations with feedback and final review are all on record, out of all of them. Who works in two schools needs one complete cycle, and counts once in the district.',
    es: 'Docentes y directivos cuyo objetivo, observaciones con comentarios y revisión final constan, sobre el total. Quien trabaja en dos escuelas necesita un ciclo completo y cuenta una vez en el distrito.',
  },
  source: {
    en: 'Connecticut’s guidelines for educator evaluation and support: goal, observation with feedback, end-of-year review',
    es: 'Las pautas de Connecticut para la evaluación y el apoyo a educadores: objetivo, observación con comentarios, revisión de fin de año',
  },
  examples: [
    {
      when: 'one of three educators, an administrator, has the whole cycle',
      given: {
        'professional-learning': [
          { ...teacher, role: 'administrator', growthCycle: true },
          { ...teacher, staff: 'ben' },
          { ...teacher, staff: 'cleo' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'a teacher of two schools has it in one: one complete cycle is enough in the district',
      given: {
        'professional-learning': [
          { ...teacher, growthCycle: true },
          { ...teacher, school: 'south' },
        ],
      },
      then: percent(100),
    },
    {
      when: 'nobody works there yet',
      given: { 'professional-learning': [] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
