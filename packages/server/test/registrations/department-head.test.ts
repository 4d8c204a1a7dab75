import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { fillLibrary, loansOf, releasedShareOf, shareOf, startLibrary, years } from '../support/library-district.js'
import { type Problem, registering, shortLoans } from '../support/registering.js'
import { contractFolder } from '../support/repository.js'
import type { TestServer } from '../support/test-server.js'

const preview = `query ($input: IndicatorInput!) { previewIndicator(input: $input) {
  problems { code path position message remedy }
  examples { when holds expected actual }
  limit { indicators limit breaks couldRetire { id } }
  figures { schoolYear level units withValue value lowest highest people fewestPeople }
  movedValues movedStatuses moves { totalCount }
} }`

interface Preview {
  readonly previewIndicator: {
    readonly problems: readonly Problem[]
    readonly examples: readonly { readonly holds: boolean; readonly expected: string; readonly actual: string }[]
    readonly limit: {
      readonly indicators: number
      readonly limit: number
      readonly breaks: boolean
      readonly couldRetire: readonly { readonly id: string }[]
    }
    readonly figures: readonly {
      readonly schoolYear: string
      readonly level: string
      readonly units: number
      readonly value: number | null
    }[]
    readonly moves: { readonly totalCount: number }
  }
}

interface Departments {
  readonly departments: readonly {
    readonly id: string
    readonly indicators: {
      readonly totalCount: number
      readonly edges: readonly {
        readonly node: { readonly id: string; readonly latest: { readonly value: number | null } }
      }[]
    }
  }[]
}

const short = (year: string) => shareOf(loansOf(year), ({ days }) => days <= 10)
/** A loan is none of everybody's: behind the share stand those with a short one. */
const borrowersOfShort = (year: string) =>
  new Set(loansOf(year).flatMap(({ student, days }) => (days <= 10 ? [student] : []))).size
const head = 'Ana Ruiz'
const chief = 'José Muñoz'

describe('a department head registers an indicator', () => {
  let server: TestServer
  let steps: ReturnType<typeof registering>

  before(async () => {
    server = await startLibrary()
    steps = registering(server)
    await fillLibrary(server)
  })

  after(() => server.stop())

  const previewed = async (input: object) => (await server.ask<Preview>(preview, { input })).data.previewIndicator

  async function departments(): Promise<readonly [string, number | null][]> {
    const folder = contractFolder()
    const query =
      folder === null
        ? '{ departments { id indicators(first: 20) { totalCount edges { node { id latest { value } } } } } }'
        : await readFile(join(folder, 'departments.graphql'), 'utf8')
    const { data, errors } = await server.ask<Departments>(query)
    expect(errors).to.equal(undefined)
    const own = data.departments.find(({ id }) => id === 'library')
    return (own?.indicators.edges ?? []).map(({ node }) => [node.id, node.latest.value])
  }

  it('sees in a preview every mistake at once, with its place and its remedy', async () => {
    const { backup: _, ...input } = shortLoans({
      value: {
        ratio: { of: 'library.loans', numerator: 'count(*) filter (where dayz <= 10)', denominator: 'count(*)' },
      },
      advances: ['actions/open-lat'],
    })
    const { problems } = await previewed(input)
    expect(problems.map(({ code, path, position }) => [code, path.join('.'), position])).to.deep.equal([
      ['PERSON_MISSING', 'input.backup', null],
      ['PLAN_PART_UNKNOWN', 'input.advances.0', null],
      ['FORMULA_UNKNOWN_NAME', 'input.value.ratio.numerator', 24],
    ])
    expect(problems[1]?.remedy).to.equal('Did you mean actions/open-late?')
    expect(problems[2]?.message).to.include('dayz')
    expect(problems[2]?.remedy).to.include('days')
  })

  it('sees in a preview of the corrected definition what a release would show, and nothing is written', async () => {
    const { problems, examples, limit, figures, moves } = await previewed(shortLoans())
    expect(problems).to.deep.equal([])
    expect(examples.map(({ holds, expected, actual }) => [holds, expected, actual])).to.deep.equal([
      [true, '50.0%', '50.0%'],
      [true, 'ZERO_DENOMINATOR: there was nobody to count', 'ZERO_DENOMINATOR: there was nobody to count'],
    ])
    expect(limit).to.deep.equal({ indicators: 2, limit: 3, breaks: false, couldRetire: [] })
    expect(figures.map(({ schoolYear, level, units }) => [schoolYear, level, units])).to.deep.equal(
      years.toReversed().flatMap((year) => [
        [year, 'DISTRICT', 1],
        [year, 'ZONE', 2],
        [year, 'SCHOOL', 4],
      ]),
    )
    const shown = releasedShareOf(loansOf('2021-22'), ({ days }) => days <= 10)
    const people = 5 * Math.round(borrowersOfShort('2021-22') / 5)
    expect(figures[0]).to.deep.include({ value: shown, people, fewestPeople: people })
    expect(moves.totalCount).to.equal(0)
    expect(await departments()).to.have.length(2)
  })

  it('is told to sign in', async () => {
    const query = 'mutation ($input: IndicatorInput!) { registerIndicator(input: $input) { problems { code } } }'
    const { errors } = await server.askWith(null, query, { input: shortLoans() })
    expect(errors?.map(({ extensions }) => extensions.code)).to.deep.equal(['SIGN_IN_REQUIRED'])
  })

  it('cannot have a draft with a mistake, and is told all of them', async () => {
    const { examples } = shortLoans()
    const wrong = { examples: [{ ...examples[0], then: { value: 60 } }, examples[1]] }
    const { registration, problems } = await steps.register(shortLoans(wrong), head)
    expect(registration).to.equal(null)
    expect(problems.map(({ code, path }) => [code, path.join('.')])).to.deep.equal([
      ['EXAMPLE_FAILS', 'input.examples.0.then'],
    ])
    expect(problems[0]?.message).to.include('50.0%')
  })

  it('registers and proposes it, and cannot approve it herself, however her name is typed', async () => {
    const drafted = await steps.register(shortLoans(), head)
    expect(drafted.registration).to.deep.include({ number: 1, state: 'DRAFT' })
    expect((await steps.approve('library.short-loans', chief)).problems.map(({ code }) => code)).to.deep.equal([
      'REGISTRATION_STATE',
    ])
    expect((await steps.propose('library.short-loans', head)).registration?.state).to.equal('PROPOSED')
    const own = await steps.approve('library.short-loans', ' ana  ruiz ')
    expect(own.problems.map(({ code }) => code)).to.deep.equal(['OWN_APPROVAL'])
    expect(await departments()).to.have.length(2)
  })

  it('has it approved by somebody else, and everybody sees it at once, over all years imported', async () => {
    const approved = await steps.approve('library.short-loans', chief)
    expect(approved.problems).to.deep.equal([])
    expect(approved.registration?.state).to.equal('APPROVED')
    expect(await departments()).to.deep.include(['library.short-loans', short('2021-22')])
    const query = `{ indicator(id: "library.short-loans") { state owner backup series { period value } retirement { reason }
      registrations { number state proposedBy approvedBy } } }`
    const { data } = await server.ask<object>(query)
    expect(data).to.deep.equal({
      indicator: {
        state: 'IN_FORCE',
        owner: 'Head librarian',
        backup: 'Reading coach',
        series: years.map((period) => ({ period, value: short(period) })),
        retirement: null,
        registrations: [{ number: 1, state: 'APPROVED', proposedBy: head, approvedBy: chief }],
      },
    })
  })

  it('meets the limit with the next one, and learns what could be retired', async () => {
    const next = shortLoans({ id: 'library.week-loans' })
    const { limit } = await previewed(next)
    expect(limit).to.deep.equal({
      indicators: 3,
      limit: 3,
      breaks: true,
      couldRetire: [{ id: 'library.kept' }, { id: 'library.short-loans' }, { id: 'library.returned' }],
    })
    const { registration, warnings } = await steps.register(next, head)
    expect(registration?.state).to.equal('DRAFT')
    expect(warnings.map(({ code }) => code)).to.deep.equal(['INDICATOR_LIMIT'])
    const { problems } = await steps.propose('library.week-loans', head)
    expect(problems.map(({ code }) => code)).to.deep.equal(['INDICATOR_LIMIT'])
    expect(problems[0]?.remedy).to.include('library.kept, library.short-loans, library.returned')
  })

  it('retires the plugin’s own, whose history stays, and then has the next accepted', async () => {
    const { retirement } = await steps.retire('library.kept', 'Nobody asks for it any more.', head)
    expect(retirement).to.deep.equal({
      indicator: 'library.kept',
      retiredBy: head,
      reason: 'Nobody asks for it any more.',
    })
    expect((await steps.propose('library.week-loans', head)).problems).to.deep.equal([])
    expect((await steps.approve('library.week-loans', chief)).problems).to.deep.equal([])
    const ids = (await departments()).map(([id]) => id)
    expect(ids).to.deep.equal(['library.returned', 'library.short-loans', 'library.week-loans'])
    const query = '{ indicator(id: "library.kept") { state retirement { retiredBy } series { period } } }'
    const { data } = await server.ask<{ indicator: { series: readonly object[] } }>(query)
    expect(data.indicator).to.deep.include({ state: 'RETIRED', retirement: { retiredBy: head } })
    expect(data.indicator.series).to.have.length(3)
  })
})
