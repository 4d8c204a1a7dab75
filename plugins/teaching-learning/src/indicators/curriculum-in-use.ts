import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { walkthroughs } from '../datasets/walkthroughs.js'

const visit = { school: 'north', classroom: 'north-1', date: '2018-10-02', strategiesSeen: 1 } as const

export const curriculumInUse = defineIndicator({
  id: 'teaching-learning.curriculum-in-use',
  title: { en: 'Classrooms using the adopted curriculum', es: 'Aulas que usan el plan de estudios adoptado' },
  question: {
    en: 'In what share of the classrooms we visit do students usually work with the resources of our curriculum?',
    es: '¿En qué proporción de las aulas que visitamos los estudiantes suelen trabajar con los recursos de nuestro plan de estudios?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/curriculum-resources', 'strategies/viable-curriculum'],
  value: ratio({
    of: walkthroughs,
    each: { classroom: { visits: 'count(*)', used: 'count(*) filter (where adoptedResources)' } },
    numerator: 'count(*) filter (where 2 * used >= visits)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  owner: { en: 'Director of Curriculum', es: 'Dirección de Planes de Estudio' },
  backup: { en: 'Chief Academic Officer', es: 'Dirección Académica' },
  method: {
    en: 'Classrooms in which students worked with the resources of the adopted curriculum in half of the visits or more, out of all classrooms visited since the year began. Each classroom counts once, however often it was visited.',
    es: 'Aulas en las que los estudiantes trabajaban con los recursos del plan de estudios adoptado en la mitad de las visitas o más, sobre todas las aulas visitadas desde el inicio del año. Cada aula cuenta una vez, por muchas visitas que tenga.',
  },
  source: {
    en: 'The plan’s action on high-quality curriculum resources; the measure is the district’s own',
    es: 'La acción del plan sobre recursos curriculares de calidad; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one classroom uses them in both visits, one in neither, and one in one of two',
      given: {
        walkthroughs: [
          { ...visit, visit: '1', adoptedResources: true },
          { ...visit, visit: '2', adoptedResources: true },
          { ...visit, visit: '3', classroom: 'north-2', adoptedResources: false },
          { ...visit, visit: '4', classroom: 'north-2', adoptedResources: false },
          { ...visit, visit: '5', classroom: 'north-3', adoptedResources: true },
          { ...visit, visit: '6', classroom: 'north-3', adoptedResources: false },
        ],
      },
      then: percent(66.7),
    },
    {
      when: 'the end of October is asked for, and the resources are seen in November only',
      given: {
        walkthroughs: [
          { ...visit, visit: '1', adoptedResources: false },
          { ...visit, visit: '2', date: '2018-11-06', adoptedResources: true },
        ],
      },
      at: { period: '2018-19/10' },
      then: percent(0),
    },
    { when: 'no classroom was visited', given: { walkthroughs: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
