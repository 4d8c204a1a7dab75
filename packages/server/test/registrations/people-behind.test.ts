import { expect } from 'chai'
import { fillLibrary, loansOf, startLibrary } from '../support/library-district.js'
import { loan, type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { code path position message remedy }
  figures { schoolYear level value people fewestPeople }
} }`

interface Preview {
  readonly previewIndicator: {
    readonly problems: readonly Problem[]
    readonly figures: readonly {
      readonly schoolYear: string
      readonly level: string
      readonly value: number | null
      readonly people: number | null
      readonly fewestPeople: number | null
    }[]
  }
}

const year = '2021-22'

describe('a preview over rows about people', () => {
  let server: TestServer
  let steps: ReturnType<typeof registering>

  before(async () => {
    server = await startLibrary()
    steps = registering(server)
    await fillLibrary(server)
  })

  after(() => server.stop())

  const meanDays = (aggregate: object) =>
    shortLoans({
      unit: 'DAYS',
      value: { aggregate: { of: 'library.loans', ...aggregate } },
      examples: [
        { when: 'a loan lasts ten days', given: { loans: [loan(5, 10, true)] }, then: { value: 10 } },
        { when: 'nobody borrows', given: { loans: [] }, then: { reason: 'NO_DATA' } },
      ],
    })
  const previewed = async (input: object) => (await server.ask<Preview>(preview, { input })).data.previewIndicator

  it('goes by how many people give the figure its value, not by how many have rows', async () => {
    const { problems, figures } = await previewed(meanDays({ value: 'avg(days) filter (where loan = 5)' }))
    expect(problems).to.deep.equal([])
    const behind = figures.filter(({ schoolYear }) => schoolYear === year)
    expect(behind.map(({ level, value, people, fewestPeople }) => [level, value, people, fewestPeople])).to.deep.equal([
      ['DISTRICT', null, null, null],
      ['ZONE', null, null, null],
      ['SCHOOL', null, null, null],
    ])
  })

  it('keeps that number with the figure once it is approved', async () => {
    const { problems } = await steps.approved(meanDays({ value: 'avg(days) filter (where loan < 30)' }))
    expect(problems).to.deep.equal([])
    const query = `{ observations(filter: { indicators: ["library.short-loans"], orgUnits: ["district"], periods: ["${year}"] }) {
      nodes { people } } }`
    const { data } = await server.ask<object>(query)
    const borrowers = new Set(loansOf(year).flatMap((one) => (one.loan < 30 ? [one.student] : [])))
    expect(data).to.deep.equal({ observations: { nodes: [{ people: borrowers.size }] } })
  })

  for (const [what, aggregate, code, path] of [
    ['the longest loan of anybody', { value: 'max(days)' }, 'FORMULA_SINGLE_VALUE', 'value'],
    [
      'a share inside one aggregate',
      { value: 'count(*) filter (where days > 9) / count(*)' },
      'FORMULA_HIDDEN_COUNT',
      'value',
    ],
    ['a single student', { where: "student = 's1'", value: 'avg(days)' }, 'FORMULA_NAMES_PERSON', 'where'],
  ] as const) {
    it(`refuses ${what}, with its place and a remedy, and shows nothing of it`, async () => {
      const input = { ...meanDays(aggregate), id: 'library.mean-days' }
      const { problems, figures } = await previewed(input)
      expect(problems.map((problem) => [problem.code, problem.path.join('.'), problem.position])).to.deep.equal([
        [code, `input.value.aggregate.${path}`, 1],
      ])
      expect(problems[0]?.remedy).to.not.equal('')
      expect(figures).to.deep.equal([])
      expect((await steps.register(input, 'Ana Ruiz')).problems.map((problem) => problem.code)).to.deep.equal([code])
    })
  }
})
