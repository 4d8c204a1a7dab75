import { defineIndicator, percent, ratio, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { budgetFactors } from '../datasets/budget-factors.js'

const ratios = { factor: 'class sizes', schoolYear: '2018-19', kind: 'staffing-ratio', neededBy: '2018-02-01' } as const

export const factorsPublished = defineIndicator({
  id: 'finance.factors-published',
  title: {
    en: 'Budget factors published before schools need them',
    es: 'Factores del presupuesto publicados antes de que las escuelas los necesiten',
  },
  question: {
    en: 'Could everyone read the timelines, ratios and formulas before schools planned their budgets?',
    es: '¿Pudo cualquiera leer los plazos, las proporciones y las fórmulas antes de que las escuelas planificaran su presupuesto?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['actions/budget-transparency'],
  value: ratio({
    of: budgetFactors,
    where: 'neededBy is not null',
    numerator: 'count(*) filter (where published <= neededBy)',
    denominator: 'count(*)',
  }),
  levels: ['district'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'Of the timelines, staffing ratios, formulas and other factors in the budget calendar, those published on or before the day schools begin to plan with them. What is published late or not at all counts as not published; what has no day yet is left out.',
    es: 'De los plazos, proporciones de personal, fórmulas y otros factores del calendario presupuestario, los publicados a más tardar el día en que las escuelas empiezan a planificar con ellos. Lo publicado tarde o sin publicar cuenta como no publicado; lo que aún no tiene fecha se omite.',
  },
  source: {
    en: 'The district’s budget calendar; the list of factors is the plan’s own: timelines, staffing ratios, formulas, other factors',
    es: 'El calendario presupuestario del distrito; la lista de factores es la del propio plan: plazos, proporciones de personal, fórmulas y otros factores',
  },
  examples: [
    {
      when: 'one is published on the day, one a day late, and one not at all',
      given: {
        'budget-factors': [
          { ...ratios, published: '2018-02-01' },
          { ...ratios, factor: 'weights', kind: 'formula', published: '2018-02-02' },
          { ...ratios, factor: 'calendar', kind: 'timeline' },
        ],
      },
      then: percent(33.3),
    },
    {
      when: 'no day has been set by which anything is needed',
      given: { 'budget-factors': [{ factor: 'weights', schoolYear: '2018-19', kind: 'formula' }] },
      then: unavailable('ZERO_DENOMINATOR'),
    },
  ],
})
