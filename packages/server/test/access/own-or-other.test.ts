import { expect } from 'chai'
import type { ExecutionResult } from 'graphql'
import { type AccessDistrict, proposed, registered, startAccessDistrict } from './district.js'
import { type Person, people } from './people.js'

const { head, otherHead, principal, otherPrincipal, analyst, reviewer, administrator } = people
const nobody = people.public

/** Every way to the exact figure of a school. */
const figurePaths: Readonly<Record<string, string>> = {
  root: `{ indicator(id: "${registered}") { latest(orgUnit: "school/1") { numerator denominator } } }`,
  nested: `{ orgUnit(id: "school/1") { latest(indicator: "${registered}") { numerator denominator } } }`,
  alias: `{ a: indicator(id: "${registered}") { b: latest(orgUnit: "school/1") { numerator denominator } } }`,
  series: `{ indicator(id: "${registered}") { series(orgUnit: "school/1") { numerator denominator } } }`,
  connection: `{ observations(filter: { indicators: ["${registered}"], orgUnits: ["school/1"] }) { nodes { numerator denominator } } }`,
  grid: `{ grid(input: { indicators: ["${registered}"], orgUnits: ["school/1"] }) { nodes { cells { observation { numerator denominator } } } } }`,
  explanation: `{ indicator(id: "${registered}") { latest(orgUnit: "school/1") { explain { numerator denominator } } } }`,
  fragment: `query { orgUnit(id: "school/1") { ...f } } fragment f on OrgUnit { latest(indicator: "${registered}") { numerator denominator } }`,
}

describe('what is somebody’s own, and what is another’s', () => {
  let district: AccessDistrict

  before(async () => {
    district = await startAccessDistrict()
  })

  after(() => district.stop())

  const ask = (person: Person, source: string, variables: Record<string, unknown> = {}) =>
    district.ask(person, source, variables)

  const codes = ({ errors = [] }: ExecutionResult) =>
    errors.map(({ originalError }) =>
      originalError !== undefined && 'code' in originalError ? originalError.code : null,
    )

  for (const [way, source] of Object.entries(figurePaths))
    it(`is a school’s exact figure by ${way} for its principal and its department’s head, and nobody else’s`, async () => {
      const exact = denominatorsIn(await ask(administrator, source))
      expect(
        exact.some((count) => count % 5 !== 0 || count < 10),
        'the figure shows that it is exact',
      ).to.equal(true)
      for (const person of [principal, head]) expect(denominatorsIn(await ask(person, source))).to.deep.equal(exact)
      for (const person of [nobody, analyst, reviewer, otherHead, otherPrincipal])
        for (const count of denominatorsIn(await ask(person, source))) expect(count % 5, person.name).to.equal(0)
    })

  it('is an exact figure by its id as well', async () => {
    const source = '{ node(id: $id) { id ... on Observation { denominator } } replay(observation: $id) { possible } }'
    const query = `query ($id: ID!) ${source}`
    for (const person of [principal, head, administrator])
      expect((await ask(person, query, { id: district.observation })).data?.node).to.have.property('denominator')
    for (const person of [nobody, analyst, reviewer, otherHead, otherPrincipal])
      expect((await ask(person, query, { id: district.observation })).data).to.deep.equal({ node: null, replay: null })
  })

  it('is an import for its department’s head: to another head it is as if there were none', async () => {
    const byId = 'query ($id: ID!) { import(id: $id) { id dataset } node(id: $id) { id } }'
    const id = district.importId
    for (const person of [head, administrator])
      expect((await ask(person, byId, { id })).data?.import).to.deep.equal({ id, dataset: 'library.loans' })
    const [other, mistyped] = await Promise.all([id, 'import/none'].map((one) => ask(otherHead, byId, { id: one })))
    expect(other).to.deep.equal(mistyped)
    const list = await ask(otherHead, '{ imports { id } }')
    expect(list.data?.imports).to.deep.equal([])
    const follow = (one: string) => `subscription { importProgress(id: "${one}") { id } }`
    expect(codes(await ask(otherHead, follow(id)))).to.deep.equal(codes(await ask(otherHead, follow('import/none'))))
    expect((await ask(head, follow(id))).data?.importProgress).to.deep.equal({ id })
  })

  it('is not undone by another department’s head, who is told of no import of the library', async () => {
    const undo = 'mutation ($id: ID!) { undoImport(id: $id, reason: "So.") { import { id } problems { code remedy } } }'
    const answers = [district.undoId, 'import/none'].map((id) => ask(otherHead, undo, { id }))
    const [other, mistyped] = await Promise.all(answers)
    expect(other).to.deep.equal(mistyped)
    expect(JSON.stringify(other)).to.contain('IMPORT_MISNAMED').and.not.to.contain('import/')
    const own = await ask(head, undo, { id: district.undoId })
    expect(JSON.stringify(own)).to.contain('IMPORT_UNDONE')
  })

  it('is refused without a look at what exists: an import that there is and one that there is not', async () => {
    for (const person of [nobody, analyst, principal]) {
      const answers = [district.importId, 'import/none'].map((id) => ask(person, `{ node(id: "${id}") { id } }`))
      const [known, unknown] = await Promise.all(answers)
      expect(known).to.deep.equal(unknown)
      expect(codes(known ?? {})[0]).to.match(/^(SIGN_IN_REQUIRED|NOT_ALLOWED)$/)
    }
  })

  it('is a draft or a proposal for the department’s head and reviewers, on every way to it', async () => {
    const ways = `{ registrations(first: 100) { totalCount nodes { indicator state } }
      indicator(id: "${registered}") { registrations { state } } }`
    for (const person of [head, reviewer, administrator]) {
      const { data } = await ask(person, ways)
      expect(JSON.stringify(data)).to.contain(proposed).and.to.contain('PROPOSED').and.to.contain('DRAFT')
    }
    for (const person of [nobody, analyst, otherHead, principal]) {
      const { data } = await ask(person, ways)
      expect(JSON.stringify(data)).not.to.match(/PROPOSED|DRAFT/)
      expect(data?.registrations).to.deep.include({ totalCount: 1 })
      const ids = Array.from({ length: 4 }, (_, index) => `n${index}: node(id: "registration/${index + 1}") { id }`)
      const nodes = Object.values((await ask(person, `{ ${ids.join(' ')} }`)).data ?? {})
      expect(nodes.filter((node) => node !== null)).to.have.length(1)
    }
  })

  it('is changed by the department’s head, and by no other', async () => {
    const changes = [
      'mutation { setTarget(input: { indicator: "library.none", by: "2022-23", reason: { en: "So." } }) { problems { code } } }',
      'mutation { withdrawTarget(place: { indicator: "library.none", by: "2022-23" }, reason: "So.") { problems { code } } }',
      'mutation { withdrawIndicator(id: "library.none") { problems { code } } }',
      'mutation { proposeIndicator(id: "library.none") { problems { code } } }',
      'mutation { retireIndicator(id: "library.none", reason: "So.") { problems { code } } }',
      'mutation { reinstateIndicator(id: "library.none") { problems { code } } }',
      'mutation { declineIndicator(id: "library.none", reason: "So.") { problems { code } } }',
      'mutation { startImport(input: { dataset: "library.none", files: [] }) { problems { code } } }',
      'mutation { emptyDataset(input: { dataset: "library.none", reason: "So." }) { problems { code } } }',
    ]
    for (const change of changes) {
      expect(codes(await ask(head, change)), change).to.deep.equal([])
      expect(codes(await ask(otherHead, change)), change).to.deep.equal(['OTHER_DEPARTMENT'])
      expect(codes(await ask(nobody, change)), change).to.deep.equal(['SIGN_IN_REQUIRED'])
      expect(codes(await ask(principal, change)), change).to.deep.equal(['NOT_ALLOWED'])
    }
  })

  it('is the core’s roster for administrators alone', async () => {
    const change = 'mutation { startImport(input: { dataset: "roster.schools", files: [] }) { problems { code } } }'
    expect(codes(await ask(head, change))).to.deep.equal(['OTHER_DEPARTMENT'])
    expect(codes(await ask(administrator, change))).to.deep.equal([])
  })

  it('is named in no error to another department’s head', async () => {
    const change = `mutation { proposeIndicator(id: "transport.long-loan") { problems { message remedy } } }`
    const answer = JSON.stringify(await ask(otherHead, change))
    expect(answer).to.contain('No indicator transport.long-loan was registered.')
    expect(answer).not.to.contain(proposed)
  })
})

/** Every denominator in an answer. */
function denominatorsIn(answer: unknown): readonly number[] {
  if (typeof answer !== 'object' || answer === null) return []
  if (Array.isArray(answer)) return answer.flatMap(denominatorsIn)
  return Object.entries(answer).flatMap(([name, value]) =>
    name === 'denominator' && typeof value === 'number' ? [value] : denominatorsIn(value),
  )
}
