import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { registering } from '../support/registering.js'
import type { Case } from './case.js'
import { onAServer } from './on-a-server.js'

const allocations = [
  'school,schoolYear,spending,weightedPupils',
  '21,2018-19,12000000.00,900',
  '22,2018-19,900000.00,80',
]

const squares = {
  id: 'finance.squares',
  title: { en: 'Squares of spending', es: 'Cuadrados del gasto' },
  question: { en: 'How unequal is spending?', es: '¿Qué tan desigual es el gasto?' },
  unit: 'DOLLARS',
  better: 'LOWER',
  advances: ['goals/balanced-budget'],
  value: { aggregate: { of: 'finance.allocations', value: 'sum(spending * spending)' } },
  levels: ['DISTRICT', 'SCHOOL'],
  owner: { en: 'Budget director', es: 'Dirección de presupuesto' },
  backup: { en: 'Budget analyst', es: 'Análisis de presupuesto' },
  method: { en: 'The sum of the squares.', es: 'La suma de los cuadrados.' },
  examples: [
    {
      when: 'two schools spend three and four dollars',
      given: {
        allocations: [
          { school: 'a', schoolYear: '2018-19', spending: 3, weightedPupils: 1 },
          { school: 'b', schoolYear: '2018-19', spending: 4, weightedPupils: 1 },
        ],
      },
      then: { value: 25 },
    },
    { when: 'nothing has been loaded', given: { allocations: [] }, then: { reason: 'NO_DATA' } },
  ],
}

const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { code message } figures { level schoolYear value reason }
} }`
const latest = `{ indicator(id: "finance.squares") { latest { value reason }
  school: latest(orgUnit: "school/22") { value reason } } }`

/** The square of a budget has more digits than either. */
const products: Case = {
  input: 'sum(spending * spending) over budgets of millions',
  right: '144,810,000,000,000, in the preview and once it is approved',
  check: () =>
    onAServer(async (server) => {
      await importText(server, 'finance.allocations', allocations.join('\n'))
      const { data } = await server.ask<{ readonly previewIndicator: object }>(preview, { input: squares })
      expect(data.previewIndicator).to.deep.include({ problems: [] })
      expect(data.previewIndicator).to.have.deep.nested.property('figures[0]', {
        ...{ level: 'DISTRICT', schoolYear: '2018-19', value: 144_810_000_000_000, reason: null },
      })
      expect((await registering(server).approved(squares)).problems).to.deep.equal([])
      expect((await server.ask<object>(latest)).data).to.deep.equal({
        indicator: {
          latest: { value: 144_810_000_000_000, reason: null },
          school: { value: 810_000_000_000, reason: null },
        },
      })
    }),
}

export const numbersCases: readonly Case[] = [products]
