import { expect } from 'chai'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const set = `mutation ($input: TargetInput!) { done: setTarget(input: $input) {
  target { value by level orgUnit setBy why reviewOn baseline { period value } } problems { code path message remedy } } }`

const withdraw = `mutation ($place: TargetPlace!, $reason: String!) { done: withdrawTarget(place: $place, reason: $reason) {
  target { value } problems { code path message remedy } } }`
const place = { indicator: 'library.short-loans' }

interface Shown {
  readonly period: string
  readonly value: number
  readonly status: { readonly because: string }
}

interface Done {
  readonly target: { readonly value: number | null } | null
  readonly problems: readonly Problem[]
}

const target = (change: object = {}) => ({
  indicator: 'library.short-loans',
  by: '2021-22',
  baseline: { period: '2019-20', value: 40 },
  value: 60,
  confirm: ['TARGET_BASELINE_DIFFERS'],
  reason: { en: 'Others wait for the books.', es: 'Otros esperan los libros.' },
  ...change,
})

describe('a target set through the API', () => {
  let server: TestServer
  let send: (input: object, actor?: string) => Promise<Done>

  before(async () => {
    server = await startLibrary()
    await fillLibrary(server)
    const steps = registering(server)
    await steps.approved(shortLoans())
    send = (input, actor) => steps.send<Done>(set, { input }, actor)
  })

  after(() => server.stop())

  const statusOf = async (orgUnit: string, asOf?: string) => {
    const then = asOf === undefined ? '' : `, asOf: "${asOf}"`
    const query = `{ indicator(id: "library.short-loans") { latest(orgUnit: "${orgUnit}"${then}) { status { level because } } } }`
    const { data } = await server.ask<{ indicator: { latest: { status: { level: string; because: string } } } }>(query)
    return data.indicator.latest.status
  }

  it('says who set it, when, why and when it is looked at again', async () => {
    const { target: kept, problems } = await send(target({ reviewOn: '2099-03-01' }), 'Ana Ruiz')
    expect(problems).to.deep.equal([])
    expect(kept).to.deep.equal({
      ...{ value: 60, by: '2021-22', level: null, orgUnit: 'district', setBy: 'Ana Ruiz', reviewOn: '2099-03-01' },
      why: 'Others wait for the books.',
      baseline: { period: '2019-20', value: 40 },
    })
    expect((await statusOf('district')).level).to.not.equal('NO_TARGET')
    expect((await statusOf('school/1')).level).to.equal('NO_TARGET')
  })

  it('is for every unit of a level, unless a unit has one of its own', async () => {
    await send(target({ level: 'SCHOOL', value: 1, baseline: null }), 'Ana Ruiz')
    expect((await statusOf('school/1')).because).to.include('1.0%')
    await send(target({ orgUnit: 'school/1', value: 2, baseline: null }), 'Ana Ruiz')
    expect((await statusOf('school/1')).because).to.include('2.0%')
    expect((await statusOf('school/2')).because).to.include('1.0%')
  })

  it('keeps what was shown before an edit on record', async () => {
    const was = await statusOf('district')
    const asOf = new Date(Date.now() - 1).toISOString()
    const edited = target({ value: undefined, change: 45, basis: 'PERCENTAGE_POINTS' })
    expect((await send(edited, 'Ben Okafor')).target).to.deep.include({ value: 85 })
    expect((await statusOf('district')).because).to.include('85.0%')
    expect(await statusOf('district', asOf)).to.deep.equal(was)
    const query = `{ indicator(id: "library.short-loans") { targets { value setBy }
      targetHistory { value setBy supersededAt } } }`
    const { data } = await server.ask<{
      indicator: { targets: readonly object[]; targetHistory: readonly { supersededAt: string | null }[] }
    }>(query)
    expect(data.indicator.targets).to.deep.include({ value: 85, setBy: 'Ben Okafor' }).and.to.have.length(3)
    expect(data.indicator.targetHistory).to.have.length(4)
    expect(data.indicator.targetHistory.filter(({ supersededAt }) => supersededAt !== null)).to.have.length(1)
  })

  it('is listed as a restatement of every figure that it judges otherwise', async () => {
    const since = new Date().toISOString()
    await send(target({ orgUnit: 'zone/1', value: 99, baseline: null }), 'Ana Ruiz')
    const query = `{ restatements(filter: { indicators: ["library.short-loans"] }, since: "${since}", first: 50) { nodes {
      causes before { orgUnit { id } period status { level } } after { status { level } } } } }`
    const { data } = await server.ask<{ restatements: { nodes: readonly object[] } }>(query)
    expect(data.restatements.nodes).to.have.length(3)
    expect(data.restatements.nodes).to.deep.include({
      causes: ['TARGET_EDITED'],
      before: { orgUnit: { id: 'zone/1' }, period: '2021-22', status: { level: 'NO_TARGET' } },
      after: { status: { level: 'OFF_TRACK' } },
    })
  })

  it('takes the place of the plan file’s for the district, where the goal shows it', async () => {
    const own = target({ indicator: 'library.returned', value: 90, by: '2022-23' })
    const query = '{ plan { goals { target { value setBy } } } }'
    const before = (await server.ask<object>(query)).data
    expect(before).to.deep.equal({ plan: { goals: [{ target: { value: 80, setBy: 'The board' } }] } })
    await send(own, 'Ana Ruiz')
    expect((await server.ask<object>(query)).data).to.deep.equal({
      plan: { goals: [{ target: { value: 90, setBy: 'Ana Ruiz' } }] },
    })
  })

  it('starts from each unit’s own figure of a year where it is for a level', async () => {
    const own = { level: 'SCHOOL', baseline: null, value: null, basis: 'PERCENTAGE_POINTS', ownBaseline: '2019-20' }
    const { target: kept, problems } = await send(target({ ...own, change: 6, by: '2022-23' }), 'Ana Ruiz')
    expect(problems).to.deep.equal([])
    expect(kept?.value).to.equal(null)
    await server.ask(withdraw, { place: { ...place, level: 'SCHOOL', by: '2021-22' }, reason: 'Another one counts.' })
    const query = `{ indicator(id: "library.short-loans") { series(orgUnit: "school/2") { period value status { because } } } }`
    const { data } = await server.ask<{ indicator: { series: readonly Shown[] } }>(query)
    const [first, , last] = data.indicator.series
    // Two of the three years to 2022-23 have passed in 2021-22.
    const aim = (first?.value ?? 0) + 4
    expect(last?.status.because).to.include(`${aim.toFixed(1)}%`)
    const beyond = target({ ...own, change: 6, by: '2022-23', ownBaseline: '1999-00' })
    await send(beyond, 'Ana Ruiz')
    expect((await statusOf('school/2')).level).to.equal('CANNOT_TELL')
    expect((await statusOf('school/2')).because).to.include('1999-00')
  })

  it('can be withdrawn with a reason, stays on record, and lets the plan’s count again', async () => {
    const by = '2022-23'
    const withdrawn = await server.ask<{ done: Done }>(withdraw, {
      place: { indicator: 'library.returned', by },
      reason: 'The board did not agree.',
    })
    expect(withdrawn.data.done.problems).to.deep.equal([])
    const again = await server.ask<{ done: Done }>(withdraw, {
      place: { indicator: 'library.returned', by },
      reason: 'x',
    })
    expect(again.data.done.problems.map(({ code }) => code)).to.deep.equal(['TARGET_OF_PLAN'])
    const query = `{ plan { goals { target { setBy } } } indicator(id: "library.returned") { targetHistory { withdrawnBecause } } }`
    const { data } = await server.ask<object>(query)
    expect(data).to.deep.equal({
      plan: { goals: [{ target: { setBy: 'The board' } }] },
      indicator: { targetHistory: [{ withdrawnBecause: null }, { withdrawnBecause: 'The board did not agree.' }] },
    })
  })

  it('is asked about where it may be a mistake, and set once that is confirmed', async () => {
    const doubts = async (change: object) => {
      const { target: kept, problems } = await send(target({ confirm: [], ...change }), 'Ana Ruiz')
      expect(kept === null).to.equal(problems.length > 0)
      return problems.map(({ code, path }) => `${code} ${path.join('.')}`)
    }
    const differs = 'TARGET_BASELINE_DIFFERS input.baseline.value'
    expect(await doubts({})).to.deep.equal([differs])
    expect(await doubts({ value: 30 })).to.deep.equal(['TARGET_WORSENS input.value', differs])
    expect(await doubts({ by: '2031-32', baseline: null })).to.deep.equal(['TARGET_OUTSIDE_PLAN input.by'])
    const worse = { confirm: ['TARGET_WORSENS', 'TARGET_BASELINE_DIFFERS'], value: 30 }
    expect(await doubts(worse)).to.deep.equal([])
    expect(await doubts({ confirm: ['TARGET_WORSEN'] })).to.deep.equal(['ARGUMENT_INVALID input.confirm.0'])
  })

  it('is refused with everything that speaks against it', async () => {
    const codes = async (change: object) =>
      (await send(target(change), 'Ana Ruiz')).problems.map(({ code, path }) => `${code} ${path.join('.')}`)
    expect(await codes({ indicator: 'library.short-loan', by: '2021' })).to.deep.equal([
      'NOT_FOUND input.indicator',
      'ARGUMENT_INVALID input.by',
    ])
    expect(await codes({ reviewOn: '2022-03-01' })).to.deep.equal(['TARGET_IMPOSSIBLE input.reviewOn'])
    expect(await codes({ ownBaseline: '2019-20' })).to.deep.equal(['TARGET_IMPOSSIBLE input.ownBaseline'])
    expect(await codes({ value: 101 })).to.deep.equal(['TARGET_IMPOSSIBLE input.value'])
    expect(await codes({ change: 3 })).to.deep.equal(['TARGET_VALUE input.value'])
    expect(await codes({ value: null, change: 3 })).to.deep.equal(['TARGET_IMPOSSIBLE input.basis'])
    expect(await codes({ orgUnit: 'school/9' })).to.deep.equal(['NOT_FOUND input.orgUnit'])
    expect(await codes({ level: 'CLASSROOM' })).to.deep.equal(['TARGET_IMPOSSIBLE input.level'])
    expect(await codes({ baseline: { period: '2022-23', value: 1 } })).to.deep.equal([
      'TARGET_IMPOSSIBLE input.baseline.period',
    ])
  })
})
