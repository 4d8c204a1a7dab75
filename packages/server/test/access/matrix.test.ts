import { expect } from 'chai'
import type { ExecutionResult, GraphQLField, GraphQLObjectType } from 'graphql'
import { type AccessDistrict, indicator, registered, startAccessDistrict } from './district.js'
import { isAllowed, isOwn } from './expected.js'
import { type Arguments, documentOf, objectsAt, type Path, pathsOf, selectionOf } from './paths.js'
import { everybody, type Person } from './people.js'

type Field = GraphQLField<unknown, unknown>

/** `IMPORT_NOT_FOUND` is also what somebody is told who asks for one that nobody started. */
const refusals = ['SIGN_IN_REQUIRED', 'NOT_ALLOWED', 'OTHER_DEPARTMENT', 'IMPORT_NOT_FOUND']

/** Nothing is written by these: each names something that is not there, or says something that cannot be. */
const mutations: Arguments = {
  'Mutation.registerIndicator': 'input: $definition, ifVersion: "none"',
  'Mutation.proposeIndicator': 'id: "library.none"',
  'Mutation.approveIndicator': 'id: "library.none"',
  'Mutation.declineIndicator': 'id: "library.none", reason: "No."',
  'Mutation.retireIndicator': 'id: "library.none", reason: "No."',
  'Mutation.reinstateIndicator': 'id: "library.none"',
  'Mutation.setTarget': 'input: { indicator: "library.none", by: "2022-23", reason: { en: "So." } }',
  'Mutation.startImport': 'input: { dataset: "library.none", files: [] }',
  'Mutation.cancelImport': 'id: "import/none"',
  'Mutation.undoImport': 'id: "import/none", reason: "So."',
  'Mutation.emptyDataset': 'input: { dataset: "library.none", reason: "So." }',
  'Mutation.publishRelease': 'period: "1999-00"',
  'Mutation.issueApiKey': 'input: { name: "x", roles: [], expiresAt: "2000-01-01T00:00:00Z" }',
  'Mutation.revokeApiKey': 'id: "none"',
}

/** What only a mutation that writes shows: the same types are reached by queries too. */
const onlyWhenWritten = /^Mutation\.\w+ \w+Payload\.(registration|retirement|indicator|target|import|release|apiKey)/

/** What this district has none of. */
const none = [
  /Plan\.headings$|Priority\.strategies/,
  /Import\.(problems|scope)$|IndicatorPreview\.problems$|TargetPreview\.problems$|PreviewedLimit\.couldRetire$/,
  /Observation\.pooled$|PooledFigure\.bound$/,
  // What was released is not replayed, and nothing else has a bound.
  /Replay\.observation Observation\.bound$/,
  /Formula\.inputs$|Indicator\.breakdown$|Viewer\.classrooms$/,
]

describe('the matrix of every field, every role and every way to it', () => {
  let district: AccessDistrict
  let args: Arguments
  let paths: readonly Path[]

  before(async () => {
    district = await startAccessDistrict()
    args = { ...mutations, ...queries(district) }
    paths = pathsOf(district.schema)
  })

  after(() => district.stop())

  /** Each path for each person; where an indicator is on it, for one in force, one registered and one retired. */
  function* everyQuestion() {
    for (const path of paths)
      for (const person of everybody) {
        yield { path, person, args }
        for (const way of ['Query.import', 'Subscription.importProgress'])
          if (path.coordinates.includes(way))
            yield { path, person, args: { ...args, [way]: `id: "${district.undoId}"` } }
        if (!path.coordinates.includes('Query.indicator')) continue
        for (const id of [registered, 'library.kept'])
          yield { path, person, args: { ...args, 'Query.indicator': `id: "${id}"` } }
      }
  }

  function ask(person: Person, path: Path, given: Arguments, fields: readonly Field[]): Promise<ExecutionResult> {
    const selection = fields.map((field) => selectionOf(path.type, field, given)).join(' ')
    const source = documentOf(path, selection, given)
    const needsDefinition = source.includes('$definition')
    return needsDefinition
      ? district.ask(person, source.replace('mutation', 'mutation ($definition: IndicatorInput!)'), { definition })
      : district.ask(person, source)
  }

  it('shows to nobody what is not theirs, and denies nobody what is', async () => {
    const leaks: string[] = []
    const denied: string[] = []
    const seen = new Set<string>()
    const asked = new Set<string>()
    let count = 0
    for (const { path, person, args } of everyQuestion()) {
      const isOpen = path.coordinates.every((step) => isAllowed(person, step) && isOwn(person, step))
      const isOpenField = ({ name }: Field) => isOpen && isAllowed(person, `${path.type.name}.${name}`)
      const place = `${path.coordinates.join(' ')} { ${path.type.name} } for ${person.name}`
      const open = fieldsOf(path.type).filter(isOpenField)
      if (open.length > 0) {
        const answer = await ask(person, path, args, open)
        count += open.length
        for (const field of open) asked.add(`${path.type.name}.${field.name}`)
        if (codesOf(answer).length > 0) denied.push(`${place}: ${JSON.stringify(answer.errors)}`)
        if (objectsAt(answer.data, path).length > 0) seen.add(path.coordinates.join(' '))
      }
      for (const field of fieldsOf(path.type).filter((one) => !isOpenField(one))) {
        const answer = await ask(person, path, args, [field])
        count += 1
        if (isLeak(answer, path)) leaks.push(`${place}: ${field.name} ${JSON.stringify(answer)}`)
      }
    }
    const fields = paths.flatMap(({ type }) => fieldsOf(type).map((field) => `${type.name}.${field.name}`))
    const unasked = [...new Set(fields)].filter((coordinate) => !asked.has(coordinate))
    console.log(
      `      ${new Set(fields).size} fields by ${paths.length} paths for ${everybody.length} people: ${count} asked, ${leaks.length} leaks, ${denied.length} wrongly denied`,
    )
    expect(leaks.slice(0, 5), 'leaks').to.deep.equal([])
    expect(denied.slice(0, 5), 'wrongly denied').to.deep.equal([])
    expect(unasked, 'fields that nobody was asked for').to.deep.equal([])
    const unseen = paths.map(({ coordinates }) => coordinates.join(' ')).filter((path) => !seen.has(path))
    const unexpected = unseen.filter((path) => ![onlyWhenWritten, ...none].some((one) => one.test(path)))
    expect(unexpected, 'paths on which nobody saw anything').to.deep.equal([])
  })

  it('has every type of the schema', () => {
    const reached = new Set(paths.map(({ type }) => type.name))
    const all = Object.keys(district.schema.getTypeMap()).filter((name) => {
      const type = district.schema.getType(name)
      return type !== undefined && 'getFields' in type && 'getInterfaces' in type && !name.startsWith('__')
    })
    const roots = ['Query', 'Mutation', 'Subscription', 'Node']
    expect(all.filter((name) => !reached.has(name) && !roots.includes(name))).to.deep.equal([])
  })
})

function codesOf({ errors = [] }: ExecutionResult): readonly string[] {
  return errors.map(({ originalError, message }) =>
    originalError !== undefined && originalError !== null && 'code' in originalError
      ? String(originalError.code)
      : message,
  )
}

function fieldsOf(type: GraphQLObjectType): readonly Field[] {
  return Object.values(type.getFields())
}

/** Whether an answer shows something, or fails in another way than by being refused or empty. */
function isLeak(answer: ExecutionResult, path: Path): boolean {
  const found = objectsAt(answer.data, path)
  if (found.some((one) => Object.values(one).some((value) => value !== null))) return true
  const isEmpty = found.length === 0 && answer.errors === undefined
  return !isEmpty && !codesOf(answer).some((code) => refusals.includes(code))
}

/** A definition with mistakes. */
const definition = {
  id: 'library.none',
  title: { en: 'x' },
  question: { en: 'x' },
  unit: 'PERCENT',
  better: 'HIGHER',
  levels: ['DISTRICT'],
  method: { en: 'x' },
  value: {},
}

/** What the fields that read need to be told. */
function queries({ importId, observation }: AccessDistrict): Arguments {
  const value = `{ ratio: { of: "library.loans", numerator: "count(*) filter (where days <= 5)", denominator: "count(*)" } }`
  const examples = `[
    { when: "one of two is short", given: { loans: [
      { student: "a", school: "1", schoolYear: "2016-17", loan: 1, days: 5, onTime: true },
      { student: "a", school: "1", schoolYear: "2016-17", loan: 2, days: 6, onTime: true }] }, then: { value: 50 } },
    { when: "nobody borrows", given: { loans: [] }, then: { reason: ZERO_DENOMINATOR } }]`
  const person = '{ en: "Head librarian" }'
  const changed = `{ id: "${registered}", title: ${person}, question: ${person}, unit: PERCENT, better: HIGHER,
    levels: [DISTRICT, SCHOOL], method: ${person}, owner: ${person}, backup: ${person}, advances: ["actions/open-late"],
    value: ${value}, examples: ${examples} }`
  return {
    'Query.department': 'id: "library"',
    'Query.import': `id: "${importId}"`,
    'Query.indicator': `id: "${indicator}"`,
    'Query.node': `id: "${observation}"`,
    'Query.orgUnit': 'id: "school/1"',
    'Query.replay': `observation: "${observation}"`,
    'Query.grid': `input: { indicators: ["${indicator}"], level: SCHOOL }`,
    'Query.previewIndicator': `input: ${changed}`,
    'Query.previewTarget': `input: { indicator: "${indicator}", by: "2022-23", value: 10, reason: { en: "So." },
      baseline: { period: "2019-20", value: 5 } }`,
    'Indicator.breakdown': 'by: "race"',
    'Indicator.compare': 'group: "all"',
    'OrgUnit.latest': `indicator: "${registered}"`,
    'Subscription.importProgress': `id: "${importId}"`,
  }
}
