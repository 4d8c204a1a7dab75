import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { services } from '../datasets/services.js'
import { taughtIn } from './taught-in.js'

export const coreAccess = defineIndicator({
  id: 'english-learners.core-access',
  title: { en: 'Access to core courses', es: 'Acceso a las materias básicas' },
  question: {
    en: 'What share of our English learners are taught all four core subjects at their grade level, beside their classmates?',
    es: '¿Qué proporción de nuestros aprendices de inglés recibe las cuatro materias básicas de su grado, junto a sus compañeros?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/english-learners', 'strategies/viable-curriculum'],
  value: ratio({
    of: services,
    each: { student: { subjects: 'count(distinct subject) filter (where gradeLevel)' } },
    numerator: 'count(*) filter (where subjects = 4)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of English Learner Services', es: 'Dirección de Servicios para Aprendices de Inglés' },
  backup: { en: 'Coordinator of Bilingual Programs', es: 'Coordinación de Programas Bilingües' },
  method: {
    en: 'English learners who are taught English language arts, mathematics, science and social studies on the curriculum of their grade with classmates who are not English learners, out of all English learners with a class schedule. All four must be so. A student who changes schools counts in each for what it taught, and once in the district.',
    es: 'Aprendices de inglés que reciben lengua y literatura inglesa, matemáticas, ciencias y estudios sociales con el plan de su grado y con compañeros que no son aprendices de inglés, sobre todos los aprendices de inglés con horario de clases. Deben ser las cuatro. Quien cambia de escuela cuenta en cada una por lo que esa enseñó, y una vez en el distrito.',
  },
  source: {
    en: 'Equal Educational Opportunities Act, 20 U.S.C. 1703(f); joint guidance of the U.S. Departments of Justice and Education of January 2015 on meaningful access to the core curriculum',
    es: 'Ley de Igualdad de Oportunidades Educativas, 20 U.S.C. 1703(f); guía conjunta de los Departamentos de Justicia y de Educación de EE. UU. de enero de 2015',
  },
  examples: [
    {
      when: 'one learner has all four subjects at grade level, and one has three',
      given: {
        services: [
          ...taughtIn('ada', ['ela', 'math', 'science', 'social-studies']),
          ...taughtIn('ben', ['ela', 'math', 'science']),
          ...taughtIn('ben', ['social-studies'], { gradeLevel: false }),
        ],
      },
      then: percent(50),
    },
    {
      when: 'a learner has mathematics in two schools and science in none: the same subject counts once',
      given: {
        services: [
          ...taughtIn('ada', ['ela', 'math', 'social-studies']),
          ...taughtIn('ada', ['math'], { school: 'south' }),
        ],
      },
      then: percent(0),
    },
    {
      when: 'a learner had two subjects in one school and two in another: together they are four, and the learner counts once',
      given: {
        services: [
          ...taughtIn('ada', ['ela', 'math']),
          ...taughtIn('ada', ['science', 'social-studies'], { school: 'south' }),
        ],
      },
      then: percent(100),
    },
    { when: 'there are no English learners', given: { services: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
