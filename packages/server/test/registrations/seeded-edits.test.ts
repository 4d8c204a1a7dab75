import { expect } from 'chai'
import fc from 'fast-check'
import { libraryWith, withoutPeople } from '../support/library.js'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { loan, type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

interface Shown {
  readonly value: number | null
  readonly reason: string | null
  readonly status: string
}

interface Place {
  readonly orgUnit: string
  readonly group: string
  readonly period: string
}

interface Preview {
  readonly done: {
    readonly problems: readonly Problem[]
    readonly moves: {
      readonly nodes: readonly (Place & { readonly before: Shown | null; readonly after: Shown | null })[]
    }
  }
}

interface Observations {
  readonly observations: {
    readonly totalCount: number
    readonly nodes: readonly {
      readonly orgUnit: { readonly id: string }
      readonly group: { readonly id: string }
      readonly period: string
      readonly value: number | null
      readonly reason: string | null
      readonly status: { readonly level: string }
    }[]
  }
}

const moves = `problems { code path message } moves(first: 1000) { nodes {
  orgUnit group period before { value reason status } after { value reason status } } }`
const previewIndicator = `query ($input: IndicatorInput!) { done: previewIndicator(input: $input) { ${moves} } }`
const previewTarget = `query ($input: TargetInput!) { done: previewTarget(input: $input) { ${moves} } }`
const setTarget = `mutation ($input: TargetInput!) { done: setTarget(input: $input) { problems { code path message } } }`
const all = `{ observations(filter: { indicators: ["library.short-loans"] }, first: 1000) { totalCount nodes {
  orgUnit { id } group { id } period value reason status { level } } } }`

const share = (days: number, where: string | undefined) => ({
  unit: 'PERCENT',
  value: {
    ratio: {
      of: 'library.loans',
      where,
      numerator: `count(*) filter (where days <= ${days})`,
      denominator: 'count(*)',
    },
  },
  examples: examples(50, 'ZERO_DENOMINATOR'),
})

const mean = (where: string | undefined) => ({
  unit: 'DAYS',
  value: { aggregate: { of: 'library.loans', where, value: 'avg(days)' } },
  examples: examples(12, 'NO_DATA'),
})

/** Cases that come true for every limit of days there is below. */
function examples(value: number, reason: string) {
  return [
    {
      when: 'a loan of one day and one of 23',
      given: { loans: [loan(1, 1, true), loan(2, 23, true)] },
      then: { value },
    },
    { when: 'nobody borrows', given: { loans: [] }, then: { reason } },
  ]
}

const where = fc.constantFrom(undefined, 'loan < 40', 'onTime or days > 15', 'loan % 3 <> 0')
const definition = fc.record({
  measure: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 2, max: 20 }), where).map(([days, rows]) => share(days, rows)) },
    { weight: 1, arbitrary: where.map(mean) },
  ),
  better: fc.constantFrom('HIGHER', 'LOWER'),
  levels: fc.constantFrom(['DISTRICT'], ['DISTRICT', 'ZONE'], ['DISTRICT', 'SCHOOL'], ['DISTRICT', 'ZONE', 'SCHOOL']),
  appliesFrom: fc.constantFrom(null, null, '2020-21', '2021-22'),
})
const target = fc.record({
  scope: fc.constantFrom({}, { level: 'SCHOOL' }, { level: 'ZONE' }, { orgUnit: 'school/2' }, { orgUnit: 'zone/1' }),
  by: fc.constantFrom('2020-21', '2021-22', '2023-24'),
  value: fc.integer({ min: 0, max: 100 }),
  start: fc.oneof(
    fc.constant({}),
    fc.record({ baseline: fc.record({ period: fc.constant('2019-20'), value: fc.integer({ min: 0, max: 100 }) }) }),
    fc.constant({ ownBaseline: '2019-20' }),
  ),
})

type Definition = typeof definition extends fc.Arbitrary<infer T> ? T : never
type Target = typeof target extends fc.Arbitrary<infer T> ? T : never

/** Over rows that are not about people: a preview is then exact. Edits that the rules refuse, such as another unit for some years only, change nothing and are not counted. */
describe('a hundred seeded edits of a definition and of its targets', () => {
  let server: TestServer

  before(async () => {
    server = await startLibrary({}, withoutPeople(libraryWith('library.returned', 'library.kept')))
    await fillLibrary(server)
  })

  after(() => server.stop())

  async function shownNow(): Promise<ReadonlyMap<string, string>> {
    const { data } = await server.ask<Observations>(all)
    expect(data.observations.nodes).to.have.length(data.observations.totalCount)
    return new Map(
      data.observations.nodes.map(({ orgUnit, group, period, value, reason, status }) => [
        `${orgUnit.id} ${group.id} ${period}`,
        words({ value, reason, status: status.level }),
      ]),
    )
  }

  /** What a preview says would move, as `unit group period: before -> after`. */
  async function predicted(query: string, input: object): Promise<readonly string[] | null> {
    const { data, errors } = await server.ask<Preview>(query, { input })
    expect(errors).to.equal(undefined)
    const { problems, moves } = data.done
    if (problems.length > 0) return null
    return moves.nodes
      .map(({ orgUnit, group, period, before, after }) =>
        line(`${orgUnit} ${group} ${period}`, words(before), words(after)),
      )
      .sort()
  }

  it('move exactly the figures and statuses that their previews named', async function () {
    this.timeout(60_000)
    const steps = registering(server)
    await steps.approved(shortLoans())
    const edits = fc.sample(fc.oneof(definition, target), { seed: 20_261_124, numRuns: 500 })
    const counts = { definitions: 0, targets: 0, moved: 0 }
    for (const edit of edits) {
      if (counts.definitions + counts.targets === 100) break
      const isTarget = 'scope' in edit
      const input = isTarget ? targetInput(edit) : definitionInput(edit)
      const before = await shownNow()
      const expected = await predicted(isTarget ? previewTarget : previewIndicator, input)
      const { problems } = isTarget
        ? await steps.send<{ readonly problems: readonly Problem[] }>(setTarget, { input }, 'Ana Ruiz')
        : await steps.approved(input as ReturnType<typeof definitionInput>)
      expect(problems.length > 0, JSON.stringify({ input, problems })).to.equal(expected === null)
      if (expected === null) continue
      const actual = differences(before, await shownNow())
      expect(actual, JSON.stringify(input)).to.deep.equal(expected)
      counts[isTarget ? 'targets' : 'definitions'] += 1
      counts.moved += actual.length
    }
    expect(counts.definitions).to.be.greaterThan(30)
    expect(counts.targets).to.be.greaterThan(30)
    expect(counts.definitions + counts.targets).to.equal(100)
    expect(counts.moved).to.be.greaterThan(500)
  })
})

function definitionInput({ measure, ...rest }: Definition) {
  return shortLoans({ ...measure, ...rest })
}

/** Whatever looks like a mistake in a drawn target is meant. */
const confirm = ['TARGET_WORSENS', 'TARGET_OUTSIDE_PLAN', 'TARGET_BASELINE_DIFFERS']

function targetInput({ scope, start, ...rest }: Target) {
  return { indicator: 'library.short-loans', ...scope, ...start, ...rest, confirm, reason: { en: 'To try it.' } }
}

function words(shown: Shown | null): string {
  return shown === null ? 'nothing' : `${shown.value ?? shown.reason} ${shown.status}`
}

function line(place: string, before: string, after: string): string {
  return `${place}: ${before} -> ${after}`
}

/** What another reader sees: the places where the API's own list differs before and after. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) => line(place, before.get(place) ?? 'nothing', after.get(place) ?? 'nothing'))
    .sort()
}
