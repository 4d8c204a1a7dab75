import { expect } from 'chai'
import { fillLibrary, loansOf, releasedShareOf, shareOf, startLibrary, years } from '../support/library-district.js'
import { type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

interface Moves {
  readonly previewIndicator: {
    readonly problems: readonly Problem[]
    readonly movedValues: number
    readonly moves: {
      readonly nodes: readonly {
        readonly orgUnit: string
        readonly period: string
        readonly before: { readonly value: number } | null
        readonly after: { readonly value: number } | null
      }[]
    }
  }
}

interface Series {
  readonly indicator: {
    readonly version: string
    readonly registrations: readonly {
      readonly number: number
      readonly state: string
      readonly approvedBy: string | null
    }[]
    readonly series: readonly { readonly period: string; readonly value: number; readonly definitionChanged: boolean }[]
  }
}

const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { code path } movedValues moves(first: 1000) { nodes { orgUnit period before { value } after { value } } } } }`
const series = `{ indicator(id: "library.short-loans") { version registrations { number state approvedBy }
  series { period value definitionChanged } } }`

const upTo = (days: number) => (year: string) => shareOf(loansOf(year), (loan) => loan.days <= days)
const released = (days: number) => (year: string) => releasedShareOf(loansOf(year), (loan) => loan.days <= days)
const ratio = (days: number) => ({
  ratio: { of: 'library.loans', numerator: `count(*) filter (where days <= ${days})`, denominator: 'count(*)' },
})
/** The worked examples hold for any limit from ten days to less than eleven. */
const upToFive = {
  value: ratio(5),
  examples: [
    { ...shortLoans().examples[0], then: { value: 0 } },
    { when: 'nobody borrows', given: { loans: [] }, then: { reason: 'ZERO_DENOMINATOR' } },
  ],
}

describe('a changed definition', () => {
  let server: TestServer
  let steps: ReturnType<typeof registering>

  beforeEach(async () => {
    server = await startLibrary()
    steps = registering(server)
    await fillLibrary(server)
    expect((await steps.approved(shortLoans())).problems).to.deep.equal([])
  })

  afterEach(() => server.stop())

  const shown = async () => (await server.ask<Series>(series)).data.indicator

  it('is previewed with the figures it would move, as a release would show them', async () => {
    const { data } = await server.ask<Moves>(preview, { input: shortLoans(upToFive) })
    const { problems, moves } = data.previewIndicator
    expect(problems).to.deep.equal([])
    const ofDistrict = moves.nodes.filter(({ orgUnit }) => orgUnit === 'district')
    expect(ofDistrict.map(({ period, before, after }) => [period, before?.value, after?.value])).to.deep.equal(
      years.map((year) => [year, released(10)(year), released(5)(year)]),
    )
  })

  it('is a new version without approval, while the approved one stays in force', async () => {
    const before = await shown()
    await steps.register(shortLoans(upToFive), 'Ana Ruiz')
    const after = await shown()
    expect(after.version).to.equal(before.version)
    expect(after.series).to.deep.equal(before.series)
    expect(after.registrations).to.deep.equal([
      { number: 2, state: 'DRAFT', approvedBy: null },
      { number: 1, state: 'APPROVED', approvedBy: 'José Muñoz' },
    ])
  })

  it('takes a proposal back when it is changed once more: nobody approves what was not proposed', async () => {
    await steps.register(shortLoans(upToFive), 'Ana Ruiz')
    await steps.propose('library.short-loans', 'Ana Ruiz')
    const changed = { ...upToFive, title: { en: 'Very short loans' } }
    await steps.register(shortLoans(changed), 'Ana Ruiz')
    const { problems } = await steps.approve('library.short-loans', 'José Muñoz')
    expect(problems.map(({ code }) => code)).to.deep.equal(['REGISTRATION_STATE'])
  })

  it('is refused where somebody changed it meanwhile, and says who', async () => {
    const { version } = await shown()
    await steps.register(shortLoans(upToFive), 'Ben Okafor')
    const { problems } = await steps.register(shortLoans({ title: { en: 'Brief' } }), 'Ana Ruiz', version)
    expect(problems.map(({ code }) => code)).to.deep.equal(['VERSION_CHANGED'])
    expect(problems[0]?.message).to.include('Ben Okafor')
  })

  it('goes back over all years once approved, and the series has no break', async () => {
    await steps.approved(shortLoans(upToFive))
    expect((await shown()).series).to.deep.equal(
      years.map((period) => ({ period, value: upTo(5)(period), definitionChanged: false })),
    )
  })

  it('leaves earlier years to the earlier definition where it says so, and the series marks the break', async () => {
    await steps.approved(shortLoans({ ...upToFive, appliesFrom: '2021-22' }))
    expect((await shown()).series).to.deep.equal([
      { period: '2019-20', value: upTo(10)('2019-20'), definitionChanged: false },
      { period: '2020-21', value: upTo(10)('2020-21'), definitionChanged: false },
      { period: '2021-22', value: upTo(5)('2021-22'), definitionChanged: true },
    ])
  })

  it('cannot count in another unit for some years only', async () => {
    const counted = {
      unit: 'COUNT',
      value: { aggregate: { of: 'library.loans', value: 'count(*)' } },
      examples: [
        { ...shortLoans().examples[0], then: { value: 2 } },
        { when: 'none', given: { loans: [] }, then: { reason: 'NO_DATA' } },
      ],
      appliesFrom: '2021-22',
    }
    const { problems } = await steps.register(shortLoans(counted), 'Ana Ruiz')
    expect(problems.map(({ code, path }) => [code, path.join('.')])).to.deep.equal([
      ['EARLIER_YEARS_UNIT', 'input.appliesFrom'],
    ])
  })

  it('brings a retired indicator back once it is approved again', async () => {
    await steps.retire('library.short-loans', 'Too many.', 'Ana Ruiz')
    await steps.approved(shortLoans(upToFive))
    const { data } = await server.ask<object>('{ indicator(id: "library.short-loans") { state latest { value } } }')
    expect(data).to.deep.equal({ indicator: { state: 'IN_FORCE', latest: { value: upTo(5)('2021-22') } } })
  })
})
