import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { graduation } from '../datasets/graduation.js'

const cohortOf2017 = { orgUnit: 'district', schoolYear: '2016-17', group: 'all' } as const

export const fourYearGraduation = defineIndicator({
  id: 'teaching-learning.four-year-graduation',
  title: { en: 'Four-year graduation rate', es: 'Tasa de graduación en cuatro años' },
  question: {
    en: 'What share of our students earn a diploma within four years of starting high school?',
    es: '¿Qué proporción de nuestros estudiantes obtiene el diploma en los cuatro años siguientes al inicio de la secundaria?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['goals/graduation-rate'],
  value: ratio({
    of: graduation,
    numerator: 'graduates',
    denominator: 'cohort',
    publishedRate: 'rate',
  }),
  levels: ['district', 'school'],
  groups: ['race', 'englishLearner', 'disability', 'meal', 'gender', 'highNeeds'],
  every: 'year',
  owner: { en: 'Chief Academic Officer', es: 'Dirección Académica' },
  backup: { en: 'Director of Secondary Education', es: 'Dirección de Educación Secundaria' },
  method: {
    en: 'Students with a standard diploma within four years, out of the adjusted cohort. Students still enrolled and students with an equivalency certificate stay in the cohort. Where the state hides a rate, it stays hidden.',
    es: 'Estudiantes con diploma regular en cuatro años, sobre la cohorte ajustada. Quienes siguen inscritos y quienes tienen un certificado de equivalencia permanecen en la cohorte. Donde el estado oculta una tasa, sigue oculta.',
  },
  source: {
    en: '34 CFR 200.19(b)(1); Connecticut State Department of Education, EdSight',
    es: '34 CFR 200.19(b)(1); Departamento de Educación del Estado de Connecticut, EdSight',
  },
  examples: [
    {
      when: '1,062 of a cohort of 1,544 graduate',
      given: { graduation: [{ ...cohortOf2017, cohort: 1544, graduates: 1062, rate: 68.8 }] },
      then: percent(68.8),
    },
    {
      when: 'a group is half of the cohort and the group is asked for',
      given: {
        graduation: [
          { ...cohortOf2017, cohort: 80, graduates: 60, rate: 75 },
          { ...cohortOf2017, group: 'englishLearner/yes', cohort: 40, graduates: 25, rate: 62.5 },
        ],
      },
      at: { group: 'englishLearner/yes' },
      then: percent(62.5),
    },
    {
      when: 'nobody of the cohort graduates: a zero is a figure, not a gap',
      given: { graduation: [{ ...cohortOf2017, cohort: 25, graduates: 0, rate: 0 }] },
      then: percent(0),
    },
    {
      when: 'the state hides a small group',
      given: { graduation: [{ ...cohortOf2017, cohort: 35, graduates: '*', rate: '*' }] },
      then: unavailable('SUPPRESSED'),
    },
    {
      when: 'the state marks the figure as not applicable',
      given: { graduation: [{ ...cohortOf2017, cohort: 'N/A', graduates: 'N/A', rate: 'N/A' }] },
      then: unavailable('NOT_APPLICABLE'),
    },
  ],
})
