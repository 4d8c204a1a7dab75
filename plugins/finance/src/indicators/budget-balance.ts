import { aggregate, defineIndicator, dollars, unavailable } from '@planwright/sdk'
import { answerable } from '../answerable.js'
import { budgetLines } from '../datasets/budget-lines.js'

const city = { line: '1000', schoolYear: '2018-19', kind: 'revenue', name: 'City contribution' } as const
const state = { ...city, line: '1100', name: 'State grant' } as const
const salaries = { ...city, line: '5100', kind: 'expenditure', name: 'Salaries' } as const

export const budgetBalance = defineIndicator({
  id: 'finance.budget-balance',
  title: { en: 'Revenue less expenditure', es: 'Ingresos menos gastos' },
  question: {
    en: 'Did the district spend no more than it received?',
    es: '¿Gastó el distrito no más de lo que recibió?',
  },
  unit: 'dollars',
  better: 'higher',
  advances: ['goals/balanced-budget', 'actions/align-finances'],
  value: aggregate({
    of: budgetLines,
    value: "sum(amount) filter (where kind = 'revenue') - sum(amount) filter (where kind = 'expenditure')",
  }),
  levels: ['district'],
  groups: [],
  every: 'year',
  ...answerable,
  method: {
    en: 'All revenue of the operating budget less all its expenditure, to the cent, as the year ended. Balanced means zero or more: zero is balanced. Where only one of the two sides has been loaded, there is no figure.',
    es: 'Todos los ingresos del presupuesto operativo menos todos sus gastos, al centavo, al cierre del año. Equilibrado significa cero o más: cero es equilibrado. Si solo se ha cargado uno de los dos lados, no hay cifra.',
  },
  source: {
    en: 'Operating result as in governmental accounting: revenue less expenditure of the year, without money carried over',
    es: 'Resultado operativo según la contabilidad gubernamental: ingresos menos gastos del año, sin remanentes de otros años',
  },
  examples: [
    {
      when: 'more is spent than received',
      given: {
        'budget-lines': [
          { ...city, amount: 1_000_000 },
          { ...state, amount: 2_000_000 },
          { ...salaries, amount: 3_250_000.5 },
        ],
      },
      then: dollars(-250_000.5),
    },
    {
      when: 'the cents add up to exactly what is spent, which binary fractions would miss',
      given: {
        'budget-lines': [
          { ...city, amount: 0.1 },
          { ...state, amount: 0.2 },
          { ...salaries, amount: 0.3 },
        ],
      },
      then: dollars(0),
    },
    {
      when: 'a refund comes back to a line of expenditure',
      given: {
        'budget-lines': [
          { ...city, amount: 500 },
          { ...salaries, amount: 500 },
          { ...salaries, line: '5190', name: 'Salaries paid back', amount: -20.25 },
        ],
      },
      then: dollars(20.25),
    },
    {
      when: 'expenditure has not been loaded: a missing side is not zero',
      given: { 'budget-lines': [{ ...city, amount: 1_000_000 }] },
      then: unavailable('NO_DATA'),
    },
  ],
})
