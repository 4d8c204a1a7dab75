import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { walkthroughs } from '../datasets/walkthroughs.js'

const visit = { school: 'north', classroom: 'north-1', date: '2018-10-02', adoptedResources: true } as const

export const strategiesInUse = defineIndicator({
  id: 'teaching-learning.strategies-in-use',
  title: { en: 'Classrooms using the agreed strategies', es: 'Aulas que usan las estrategias acordadas' },
  question: {
    en: 'In what share of the classrooms we visit do we usually see the teaching strategies all schools agreed on?',
    es: '¿En qué proporción de las aulas que visitamos solemos ver las estrategias que acordaron todas las escuelas?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/instructional-strategies'],
  value: ratio({
    of: walkthroughs,
    each: { classroom: { visits: 'count(*)', used: 'count(*) filter (where strategiesSeen > 0)' } },
    numerator: 'count(*) filter (where 2 * used >= visits)',
    denominator: 'count(*)',
  }),
  levels: ['district', 'zone', 'school'],
  groups: [],
  every: 'month',
  window: 'yearToDate',
  owner: { en: 'Chief Academic Officer', es: 'Dirección Académica' },
  backup: { en: 'Director of Instructional Coaching', es: 'Dirección de Acompañamiento Pedagógico' },
  method: {
    en: 'Classrooms in which at least one agreed strategy was in use in half of the visits or more, out of all classrooms visited since the year began. Each classroom counts once, however often it was visited; a classroom nobody visited does not count.',
    es: 'Aulas en las que al menos una estrategia acordada se usaba en la mitad de las visitas o más, sobre todas las aulas visitadas desde el inicio del año. Cada aula cuenta una vez, por muchas visitas que tenga; la que nadie visitó no cuenta.',
  },
  source: {
    en: 'The plan’s action on a limited number of evidence-based strategies; the measure is the district’s own',
    es: 'La acción del plan sobre un número limitado de estrategias basadas en evidencia; la medida es propia del distrito',
  },
  examples: [
    {
      when: 'one classroom shows a strategy in one of two visits, another in one of three',
      given: {
        walkthroughs: [
          { ...visit, visit: '1', strategiesSeen: 2 },
          { ...visit, visit: '2', strategiesSeen: 0 },
          { ...visit, visit: '3', classroom: 'north-2', strategiesSeen: 1 },
          { ...visit, visit: '4', classroom: 'north-2', strategiesSeen: 0 },
          { ...visit, visit: '5', classroom: 'north-2', strategiesSeen: 0 },
        ],
      },
      then: percent(50),
    },
    {
      when: 'one classroom is visited four times and another once: each counts once',
      given: {
        walkthroughs: [
          ...['1', '2', '3', '4'].map((number) => ({ ...visit, visit: number, strategiesSeen: 3 })),
          { ...visit, visit: '5', classroom: 'north-2', strategiesSeen: 0 },
        ],
      },
      then: percent(50),
    },
    { when: 'no classroom was visited', given: { walkthroughs: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})
