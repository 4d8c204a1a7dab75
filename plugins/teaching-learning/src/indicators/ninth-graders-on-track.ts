import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { courses } from '../datasets/courses.js'
import { resultsOf } from './results-of.js'

export const ninthGradersOnTrack = defineIndicator({
  id: 'teaching-learning.ninth-graders-on-track',
  title: { en: 'Ninth graders on track', es: 'Estudiantes de noveno grado en camino' },
  question: {
    en: 'What share of our students end their first year of high school on the way to a diploma?',
    es: '¿Qué proporción de nuestros estudiantes termina el primer año de secundaria en camino al diploma?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['goals/graduation-rate', 'strategies/timely-data'],
  value: ratio({
    of: courses,
    where: 'yearInHighSchool = 1',
    each: {
      student: {
        earned: 'sum(credits)',
        failed: "count(*) filter (where mark = 'F' and subject in ('english', 'math', 'science', 'social-studies'))",
      },
    },
    numerator: 'count(*) filter (where earned >= 5 and failed <= 1)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['race', 'englishLearner', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of Secondary Education', es: 'Dirección de Educación Secundaria' },
  backup: { en: 'Director of School Counseling', es: 'Dirección de Orientación Escolar' },
  method: {
    en: 'Students in ninth grade for the first time who earned five credits or more and failed no more than one semester of a core course (English, mathematics, science, social studies), out of all first-time ninth graders with course results. A failed semester outside the core costs its credits only.',
    es: 'Estudiantes que cursan noveno grado por primera vez, obtuvieron cinco créditos o más y reprobaron como máximo un semestre de una materia básica (inglés, matemáticas, ciencias, estudios sociales), sobre todos los que cursan noveno por primera vez y tienen resultados. Un semestre reprobado en otra materia solo cuesta sus créditos.',
  },
  source: {
    en: 'University of Chicago Consortium on School Research, Allensworth and Easton, The On-Track Indicator as a Predictor of High School Graduation (2005)',
    es: 'Consorcio de Investigación Escolar de la Universidad de Chicago, Allensworth y Easton, The On-Track Indicator as a Predictor of High School Graduation (2005)',
  },
  examples: [
    {
      when: 'one student fails one semester of a core course, another fails two',
      given: {
        courses: [
          ...resultsOf('ada', { 'algebra 1': 'F' }),
          ...resultsOf('ben', { 'algebra 1': 'F', 'biology 2': 'F' }),
        ],
      },
      then: percent(50),
    },
    {
      when: 'a student fails two semesters outside the core and still earns exactly five credits',
      given: { courses: resultsOf('ada', { 'drawing 1': 'F', 'spanish 2': 'F' }) },
      then: percent(100),
    },
    {
      when: 'a student fails three semesters outside the core and earns half a credit too few',
      given: { courses: resultsOf('ada', { 'drawing 1': 'F', 'drawing 2': 'F', 'spanish 2': 'F' }) },
      then: percent(0),
    },
    {
      when: 'a student repeats ninth grade: only first-time ninth graders count',
      given: { courses: [...resultsOf('ada'), ...resultsOf('ben', { 'algebra 1': 'F', 'algebra 2': 'F' }, 2)] },
      then: percent(100),
    },
    {
      when: 'nobody is in ninth grade for the first time',
      given: { courses: resultsOf('ada', {}, 3) },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
