import { expect } from 'chai'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { loan, type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const preview =
  'query ($input: IndicatorInput!) { previewIndicator(input: $input) { problems { code path position message remedy } } }'
const { ratio } = shortLoans().value
const [first, second] = shortLoans().examples

/** Each mistake with its code, its place in the input, and a word of its remedy or message. */
const mistakes: readonly (readonly [what: string, change: object, code: string, path: string, word: string])[] = [
  ['an unknown department', { id: 'libary.short-loans' }, 'DEPARTMENT_UNKNOWN', 'id', 'library'],
  ['an id of another department', { id: 'transport.x', department: 'library' }, 'ID_PREFIX', 'id', 'library.x'],
  ['a malformed id', { id: 'library.Short Loans' }, 'ID_MALFORMED', 'id', 'library.my-figure'],
  ['a plugin’s id', { id: 'library.kept' }, 'INDICATOR_PLUGIN_DEFINED', 'id', 'plugin'],
  ['an empty title', { title: { en: ' ' } }, 'TEXT_MISSING', 'title', 'English'],
  ['no owner', { owner: null }, 'PERSON_MISSING', 'owner', 'owner'],
  ['no measure', { value: {} }, 'VALUE_KIND', 'value', 'ratio'],
  [
    'an unknown dataset',
    { value: { ratio: { ...ratio, of: 'library.lones' } } },
    'DATASET_UNKNOWN',
    'value.ratio.of',
    'loans',
  ],
  [
    'a condition that is none',
    { value: { ratio: { ...ratio, where: 'days' } } },
    'FORMULA_WRONG_RESULT',
    'value.ratio.where',
    'true or false',
  ],
  [
    'an unknown name inside `each`',
    { value: { ratio: { ...ratio, each: { student: { total: 'sum(dais)' } }, numerator: 'sum(total)' } } },
    'FORMULA_UNKNOWN_NAME',
    'value.ratio.each.student.total',
    'days',
  ],
  [
    'an `each` that is a text',
    { value: { ratio: { ...ratio, each: { student: 'days' } } } },
    'EACH_MALFORMED',
    'value.ratio.each',
    'student',
  ],
  ['a share in numbers', { unit: 'COUNT' }, 'UNIT_OF_SHARE', 'unit', 'percent'],
  ['an unknown grouping', { groups: ['rase'] }, 'GROUP_UNKNOWN', 'groups', 'race'],
  ['no level', { levels: [] }, 'LEVEL_MISSING', 'levels', 'district'],
  ['months of rows without a day', { every: 'MONTH', window: 'YEAR_TO_DATE' }, 'MONTH_WITHOUT_DATE', 'every', 'date'],
  ['one example', { examples: [first] }, 'EXAMPLES_TOO_FEW', 'examples', 'edge'],
  [
    'an example without an answer',
    { examples: [first, { ...second, then: {} }] },
    'EXAMPLE_ANSWER',
    'examples.1.then',
    'value',
  ],
  [
    'rows of an unread dataset',
    { examples: [first, { ...second, given: { books: [] } }] },
    'EXAMPLE_UNKNOWN_DATASET',
    'examples.1.given.books',
    'loans',
  ],
  [
    'rows that are none',
    { examples: [first, { ...second, given: { loans: 3 } }] },
    'EXAMPLE_ROWS',
    'examples.1.given.loans',
    'rows',
  ],
  [
    'a row with a wrong cell',
    { examples: [first, { ...second, given: { loans: [{ ...loan(1, 2, true), days: 'two' }] } }] },
    'EXAMPLE_CANNOT_RUN',
    'examples.1.given',
    'days',
  ],
  ['a year that is none', { appliesFrom: '2021' }, 'ARGUMENT_INVALID', 'appliesFrom', '2016-17'],
]

describe('a mistake in a definition', () => {
  let server: TestServer

  before(async () => {
    server = await startLibrary()
    await fillLibrary(server)
  })

  after(() => server.stop())

  for (const [what, change, code, path, word] of mistakes) {
    it(`is told with its place and a remedy: ${what}`, async () => {
      const input = shortLoans(change)
      const { data, errors } = await server.ask<{ previewIndicator: { problems: readonly Problem[] } }>(preview, {
        input,
      })
      expect(errors).to.equal(undefined)
      const found = data.previewIndicator.problems.find((problem) => problem.code === code)
      expect(found?.path.join('.'), JSON.stringify(data.previewIndicator.problems)).to.equal(`input.${path}`)
      expect(`${found?.message} ${found?.remedy}`).to.include(word)
    })
  }

  it('is none in a level named twice', async () => {
    const steps = registering(server)
    const input = shortLoans({ id: 'library.twice', levels: ['DISTRICT', 'SCHOOL', 'DISTRICT'] })
    expect((await steps.approved(input)).problems).to.deep.equal([])
    const { data } = await server.ask<object>('{ indicator(id: "library.twice") { levels series { period } } }')
    expect(data).to.have.nested.property('indicator.levels').that.deep.equals(['DISTRICT', 'SCHOOL'])
    expect(data).to.have.nested.property('indicator.series').with.length(3)
  })

  it('is none in the rows of the core, for a department that has no plugin at all', async () => {
    const steps = registering(server)
    const student = { student: 'ada', schoolYear: '2016-17', school: 'north' }
    const input = shortLoans({
      id: 'transport.riders',
      unit: 'COUNT',
      value: { aggregate: { of: 'roster.students', value: 'count(*)' } },
      examples: [
        { when: 'one student is enrolled', given: { students: [student] }, then: { value: 1 } },
        { when: 'nobody is', given: { students: [] }, then: { reason: 'NO_DATA' } },
      ],
    })
    expect((await steps.approved(input)).problems).to.deep.equal([])
    const query = '{ department(id: "transport") { indicators { nodes { id department { name } } } } }'
    expect((await server.ask<object>(query)).data).to.deep.equal({
      department: { indicators: { nodes: [{ id: 'transport.riders', department: { name: 'Transport' } }] } },
    })
  })

  it('is none in a definition that the API gave back', async () => {
    const steps = registering(server)
    const { registration } = await steps.register(shortLoans({ source: { en: 'The library’s handbook' } }), 'Ana Ruiz')
    const query = '{ registrations(first: 1) { nodes { version input } } }'
    const { data } = await server.ask<{ registrations: { nodes: readonly [{ version: string; input: object }] } }>(
      query,
    )
    const [kept] = data.registrations.nodes
    expect(kept.version).to.equal(registration?.version)
    const again = await steps.register(kept.input, 'Ana Ruiz')
    expect(again.problems).to.deep.equal([])
    expect(again.registration).to.deep.equal(registration)
  })
})
