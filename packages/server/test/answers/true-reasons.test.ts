import { createSchema } from '@planwright/server'
import { expect } from 'chai'
import { graphql } from 'graphql'
import { viewer } from '../releases/district.js'
import { importText } from '../support/importing.js'
import { schoolsCsv } from '../support/small-district.js'
import { TestServer } from '../support/test-server.js'

const schools = [
  { zone: 'north', absent: 0 },
  { zone: 'south', absent: 0 },
]
const balance = 'finance.budget-balance'
const answer = 'orgUnit { id } value reason status { because }'
const here = 'This indicator is not worked out for schools.'

const definition = {
  id: 'finance.lines',
  title: { en: 'Lines', es: 'Líneas' },
  question: { en: 'How many lines has the budget?', es: '¿Cuántas líneas tiene el presupuesto?' },
  ...{ unit: 'COUNT', better: 'LOWER', advances: ['goals/balanced-budget'], levels: ['DISTRICT'] },
  value: { aggregate: { of: 'finance.budget-lines', value: 'count(*)' } },
  owner: { en: 'Budget director', es: 'Dirección de presupuesto' },
  backup: { en: 'Budget analyst', es: 'Análisis de presupuesto' },
  method: { en: 'All lines.', es: 'Todas las líneas.' },
  examples: [
    {
      when: 'the budget has one line',
      given: { 'budget-lines': [{ line: 'l1', schoolYear: '2018-19', kind: 'revenue', name: 'Grants', amount: 3 }] },
      then: { value: 1 },
    },
    { when: 'nothing has been loaded', given: { 'budget-lines': [] }, then: { reason: 'NO_DATA' } },
  ],
}

describe('The reason of a figure that is missing', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start(undefined, { figuresFolder: null })
    await importText(server, 'roster.schools', schoolsCsv(schools, '2018-19'))
  })

  after(() => server.stop())

  const asked = async (query: string, path: string): Promise<unknown> => {
    const { data, errors } = await server.ask<object>(`{ ${query} }`)
    expect(errors).to.equal(undefined)
    return path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], data)
  }

  const ways: readonly (readonly [string, string, string])[] = [
    ['latest', `indicator(id: "${balance}") { latest(orgUnit: "school/0") { ${answer} } }`, 'indicator.latest'],
    ['latest of a unit', `orgUnit(id: "school/0") { latest(indicator: "${balance}") { ${answer} } }`, 'orgUnit.latest'],
    [
      'compare',
      `indicator(id: "${balance}") { compare(orgUnit: "school/0", group: "race/black") { of { ${answer} } } }`,
      'indicator.compare.of',
    ],
    ['node', `node(id: "awaiting/${balance}@school/0@all") { ... on Observation { ${answer} } }`, 'node'],
    [
      'grid',
      `grid(input: { indicators: ["${balance}"], level: SCHOOL }) { nodes { cells { observation { ${answer} } } } }`,
      'grid.nodes.0.cells.0.observation',
    ],
  ]
  for (const [way, query, path] of ways) {
    it(`is that it does not apply, by ${way}, at a level that the indicator does not have`, async () => {
      expect(await asked(query, path)).to.deep.equal({
        ...{ orgUnit: { id: 'school/0' }, value: null, reason: 'NOT_APPLICABLE', status: { because: here } },
      })
    })
  }

  it('is that it does not apply for a group that the indicator does not have', async () => {
    const query = `indicator(id: "${balance}") { latest(group: "race/black") { ${answer} } }`
    expect(await asked(query, 'indicator.latest')).to.include({ reason: 'NOT_APPLICABLE' })
    const compared = `indicator(id: "${balance}") { compare(group: "race/black") { differenceReason } }`
    expect(await asked(compared, 'indicator.compare.differenceReason')).to.equal('NOT_APPLICABLE')
  })

  it('is that nothing was loaded where it applies and nothing was', async () => {
    const query = `orgUnit(id: "school/0") { latest(indicator: "operations.median-days-to-answer") { ${answer} } }`
    expect(await asked(query, 'orgUnit.latest')).to.include({ value: null, reason: 'NO_DATA' })
  })

  it('is in a preview that the calculation fails, as a problem with a remedy', async () => {
    await importText(server, 'finance.budget-lines', 'line,schoolYear,kind,name,amount\nl1,2018-19,revenue,Grants,3\n')
    const context = server.server.contextFor(viewer('administrator'))
    const facts = { ...context.facts, measure: () => Promise.reject(new Error('The statement failed.')) }
    const source = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
      problems { code path remedy } figures { level reason } } }`
    const { data, errors } = await graphql({
      ...{ schema: await createSchema(), source, variableValues: { input: definition } },
      contextValue: { ...context, facts },
    })
    expect(errors).to.equal(undefined)
    expect(JSON.parse(JSON.stringify(data))).to.deep.equal({
      previewIndicator: {
        problems: [
          {
            ...{ code: 'FIGURES_FAIL', path: ['input', 'value'] },
            remedy: 'Try its formulas part by part, and change the one that fails.',
          },
        ],
        figures: [{ level: 'DISTRICT', reason: 'FAILED' }],
      },
    })
  })
})
