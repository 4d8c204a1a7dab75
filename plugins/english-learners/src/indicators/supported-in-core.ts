import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { services } from '../datasets/services.js'
import { taughtIn } from './taught-in.js'

export const supportedInCore = defineIndicator({
  id: 'english-learners.supported-in-core',
  title: { en: 'Language support in core courses', es: 'Apoyo lingüístico en las materias básicas' },
  question: {
    en: 'What share of our English learners get language support in every core subject they are taught?',
    es: '¿Qué proporción de nuestros aprendices de inglés recibe apoyo lingüístico en cada materia básica?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/english-learners'],
  value: ratio({
    of: services,
    each: { student: { alone: "count(*) filter (where support = 'none')" } },
    numerator: 'count(*) filter (where alone = 0)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school', 'classroom'],
  groups: ['grade', 'race', 'disability', 'meal', 'gender', 'language'],
  every: 'year',
  owner: { en: 'Director of English Learner Services', es: 'Dirección de Servicios para Aprendices de Inglés' },
  backup: { en: 'Coordinator of Bilingual Programs', es: 'Coordinación de Programas Bilingües' },
  method: {
    en: 'English learners with bilingual, co-taught or sheltered teaching in each of their core subjects, out of all English learners with a class schedule. One subject without support is enough not to count.',
    es: 'Aprendices de inglés con enseñanza bilingüe, compartida o adaptada en cada una de sus materias básicas, sobre todos los aprendices de inglés con horario de clases. Basta una materia sin apoyo para no contar.',
  },
  source: {
    en: 'Castañeda v. Pickard, 648 F.2d 989 (5th Cir. 1981); Connecticut General Statutes 10-17e to 10-17j; the measure is the district’s own',
    es: 'Castañeda v. Pickard, 648 F.2d 989 (5th Cir. 1981); Estatutos Generales de Connecticut 10-17e a 10-17j; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one learner is supported in both subjects, and one in mathematics only',
      given: {
        services: [
          ...taughtIn('ada', ['ela', 'math']),
          ...taughtIn('ben', ['math'], { support: 'bilingual' }),
          ...taughtIn('ben', ['ela'], { support: 'none' }),
        ],
      },
      then: percent(50),
    },
    {
      when: 'a learner is alone in one school only: the other school has nobody without support',
      given: {
        services: [
          ...taughtIn('ada', ['ela'], { support: 'none' }),
          ...taughtIn('ada', ['math'], { school: 'south', support: 'sheltered' }),
        ],
      },
      at: { orgUnit: 'school/south' },
      then: percent(100),
    },
    { when: 'there are no English learners', given: { services: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
