import { defineIndicator, hours, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { professionalLearning } from '../datasets/professional-learning.js'
import { teacher } from './educator.js'

export const jobEmbeddedHours = defineIndicator({
  id: 'talent.job-embedded-hours',
  title: {
    en: 'Hours of job-embedded learning for each teacher',
    es: 'Horas de desarrollo profesional en el puesto por docente',
  },
  question: {
    en: 'How much do our teachers learn in their own schools, with colleagues, about their own teaching?',
    es: '¿Cuánto aprenden nuestros docentes en su propia escuela, con sus colegas, sobre su propia enseñanza?',
  },
  unit: 'hours',
  better: 'higher',
  advances: ['actions/professional-growth'],
  value: ratio({
    of: professionalLearning,
    where: "role = 'teacher'",
    numerator: 'sum(jobEmbedded)',
    denominator: 'count(distinct staff)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Hours of coaching, lesson study, data teams and visits to classrooms in the school’s own day, divided by all teachers, those without any among them. A teacher of two schools counts in both and once in the district. Workshops away from school are not job-embedded.',
    es: 'Horas de acompañamiento, estudio de clases, equipos de datos y visitas a aulas dentro de la jornada escolar, divididas entre todos los docentes, incluidos los que no tuvieron ninguna. Un docente de dos escuelas cuenta en ambas y una vez en el distrito. Los talleres fuera de la escuela no cuentan.',
  },
  source: {
    en: 'Job-embedded professional learning as federal law describes it: sustained, in the classroom, about the educator’s own work (20 U.S.C. 7801(42))',
    es: 'El desarrollo profesional en el puesto según la ley federal: sostenido, en el aula, sobre el trabajo propio (20 U.S.C. 7801(42))',
  },
  examples: [
    {
      when: 'one teacher has twelve and a half hours and one has none: both count',
      given: {
        'professional-learning': [
          { ...teacher, jobEmbedded: 12.5 },
          { ...teacher, staff: 'ben' },
        ],
      },
      then: hours(6.3),
    },
    {
      when: 'a teacher of two schools has hours in both: the district counts the person once',
      given: {
        'professional-learning': [
          { ...teacher, jobEmbedded: 4 },
          { ...teacher, school: 'south', jobEmbedded: 6 },
        ],
      },
      then: hours(10),
    },
    {
      when: 'there are administrators only',
      given: { 'professional-learning': [{ ...teacher, role: 'administrator', jobEmbedded: 20 }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
