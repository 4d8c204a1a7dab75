import { composeRegistry, RegistryError, type RegistryProblem } from '@planwright/engine'
import {
  type AnyIndicator,
  aggregate,
  type Column,
  classroom,
  computed,
  count,
  type Department,
  date,
  defineDataset,
  type Level,
  optional,
  percent,
  ratio,
  schoolYear,
  staff,
  text,
  zone,
} from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library, libraryWith, visits } from '../department.js'

function problemsOf(...departments: readonly Department[]): readonly RegistryProblem[] {
  try {
    composeRegistry(departments)
    return []
  } catch (error) {
    if (error instanceof RegistryError) return error.problems
    throw error
  }
}

function codesOf(...departments: readonly Department[]): readonly string[] {
  return problemsOf(...departments).map(({ code }) => code)
}

const undated = defineDataset({
  id: 'library.cards',
  about: 'events',
  columns: { card: text() },
  key: ['card'],
  replaces: 'key',
})

describe('the rules on departments', () => {
  it('find nothing in a department that keeps them', () => {
    expect(problemsOf(library())).to.deep.equal([])
  })

  const faults: readonly (readonly [string, Department, string])[] = [
    ['an id in capitals', libraryWith({ id: 'library.Borrowing' }), 'ID_MALFORMED'],
    ["an id without its department's", libraryWith({ id: 'archive.borrowing' }), 'ID_PREFIX'],
    ['a missing title', libraryWith({ title: { en: ' ' } }), 'TEXT_MISSING'],
    ['a key column that is not there', library({ datasets: [{ ...visits, key: ['pupil'] }] }), 'KEY_UNKNOWN_COLUMN'],
    ['a scope that is no column', library({ datasets: [{ ...visits, scopes: ['scool'] }] }), 'SCOPE_IMPOSSIBLE'],
    ['a scope of one student', library({ datasets: [{ ...visits, scopes: ['student'] }] }), 'SCOPE_IMPOSSIBLE'],
    [
      'a scope of rows that only add',
      library({ datasets: [{ ...visits, replaces: 'key', scopes: ['school'] }] }),
      'SCOPE_IMPOSSIBLE',
    ],
    ['no key', library({ datasets: [{ ...visits, key: [] }] }), 'KEY_MISSING'],
    ['rows without a period', library({ datasets: [visits, undated] }), 'ROW_PERIOD'],
    ['no examples but one', libraryWith({ examples: borrowing.examples.slice(0, 1) }), 'EXAMPLES_TOO_FEW'],
    [
      'rows of a dataset that is not read',
      libraryWith({ examples: [{ when: 'x', given: { visist: [] }, then: percent(1) }, ...borrowing.examples] }),
      'EXAMPLE_UNKNOWN_DATASET',
    ],
    [
      'an answer in another unit',
      libraryWith({ examples: [{ when: 'x', given: {}, then: count(1) }, ...borrowing.examples] }),
      'EXAMPLE_UNIT',
    ],
    ['no level', libraryWith({ levels: [] }), 'LEVEL_MISSING'],
    ['a year with a window', libraryWith({ every: 'year' }), 'WINDOW'],
    ['a plan part that is none', libraryWith({ advances: ['reading'] }), 'PLAN_PART_MALFORMED'],
    [
      'computed from nothing',
      libraryWith({ value: computed({ inputs: {}, calculate: () => percent(1) }) }),
      'COMPUTED_WITHOUT_INPUTS',
    ],
    ['a dataset of nobody', library({ datasets: [] }), 'DATASET_UNKNOWN'],
    ['a ratio in numbers', libraryWith({ unit: 'count' }), 'UNIT_OF_SHARE'],
  ]
  for (const [what, department, code] of faults) {
    it(`find ${what}`, () => {
      expect(codesOf(department)).to.include(code)
    })
  }

  it('take a day that may be empty for another day, and a second required one for a doubt', () => {
    const withDay = (due: Column): Department =>
      library({ datasets: [{ ...visits, columns: { ...visits.columns, due } }] })
    expect(codesOf(withDay(optional(date())))).not.to.include('ROW_PERIOD')
    expect(codesOf(withDay(date()))).to.include('ROW_PERIOD')
  })

  it('find levels, groups and months that rows without a school, a student and a day cannot give', () => {
    const value = aggregate({ of: undated, value: 'count(*)' })
    const codes = codesOf(
      library({ datasets: [visits, undated], indicators: [{ ...borrowing, unit: 'count', value }] }),
    )
    expect(codes).to.include.members(['LEVEL_IMPOSSIBLE', 'GROUP_IMPOSSIBLE', 'MONTH_WITHOUT_DATE'])
  })

  it('take a zone or a class that rows name themselves, but not a school that they do not name', () => {
    const walks = defineDataset({
      id: 'library.walks',
      about: 'staff',
      columns: { staff: staff(), zone: zone(), classroom: classroom(), schoolYear: schoolYear() },
      key: ['staff'],
      replaces: 'schoolYear',
    })
    const value = aggregate({ of: walks, each: { staff: { walks: 'count(*)' } }, value: 'median(walks)' })
    const own = { ...borrowing, unit: 'count', every: 'year', groups: [], value, examples: [] } as const
    const levelCodes = (levels: readonly Level[]) =>
      codesOf(library({ datasets: [visits, walks], indicators: [{ ...own, levels }] })).filter((code) =>
        code.startsWith('LEVEL'),
      )
    expect(levelCodes(['district', 'zone', 'classroom'])).to.deep.equal([])
    expect(levelCodes(['school'])).to.deep.equal(['LEVEL_IMPOSSIBLE'])
  })

  it('find a formula that names no column, and say where', () => {
    const value = ratio({ of: visits, numerator: 'count(*) filter (where borowed)', denominator: 'count(*)' })
    const [problem] = problemsOf(libraryWith({ value }))
    expect(problem?.place).to.equal('library.borrowing value numerator')
    expect(`${problem?.message} ${problem?.remedy}`).to.contain('borrowed')
  })

  it('find a formula that gets round the protection of single people, and say where and what helps', () => {
    const value = aggregate({ of: visits, value: 'max(extract(day from date))' })
    const [problem] = problemsOf(libraryWith({ unit: 'count', value, examples: [] })).filter(
      ({ code }) => code === 'FORMULA_SINGLE_VALUE',
    )
    expect(problem).to.include({ plugin: 'library', place: 'library.borrowing value value', position: 1 })
    expect(problem?.remedy).to.contain('at least ten people on either side')
  })

  it('leave a definition that was approved before, and hold the next one to the rule', () => {
    const value = ratio({ of: visits, where: "student = 's1'", numerator: 'count(*)', denominator: 'count(*)' })
    const named = libraryWith({ value })
    const wasApproved = (one: AnyIndicator) => one.value === value
    expect(() => composeRegistry([named], { wasApproved })).not.to.throw()
    expect(() => composeRegistry([named])).to.throw(RegistryError, 'FORMULA_NAMES_PERSON')
  })

  it('find the same id twice, in one department or in two', () => {
    expect(codesOf(library(), library())).to.include('ID_TAKEN')
    expect(codesOf(library({ indicators: [borrowing, borrowing] }))).to.include('ID_TAKEN')
    expect(codesOf(library({ id: 'district' }))).to.include('ID_TAKEN')
  })

  it('name the indicators that could be retired where there are too many', () => {
    const idle = { ...borrowing, id: 'library.idle', advances: [] }
    const many = [1, 2, 3, 4, 5, 6].map((number) => ({ ...borrowing, id: `library.figure-${number}` }))
    const [problem] = problemsOf(library({ indicators: [...many, idle] }))
    expect(problem?.code).to.equal('INDICATOR_LIMIT')
    expect(problem?.message).to.contain('library.figure-1').and.to.contain('library.idle')
    expect(problem?.remedy).to.contain('library.idle').and.not.to.contain('library.figure-1')
  })

  it('hold each department to the number its plan gives it, and name its indicators', () => {
    const two = library({ indicators: [borrowing, { ...borrowing, id: 'library.lending' }] })
    const withLimit = (limit: number) => () =>
      composeRegistry([two], { indicatorLimits: new Map([['library', limit]]) })
    expect(withLimit(2)).not.to.throw()
    expect(withLimit(1)).to.throw(
      RegistryError,
      'There are 2 indicators (library.borrowing, library.lending), and the department may have 1.',
    )
  })

  it('report the faults of all departments at once, each with plugin, place and remedy', () => {
    const broken = { ...library(), id: 'Broken' }
    const problems = problemsOf(broken, libraryWith({ levels: [], title: { en: '' } }))
    expect(problems.map(({ code }) => code)).to.include.members([
      'ID_MALFORMED',
      'ID_PREFIX',
      'LEVEL_MISSING',
      'TEXT_MISSING',
    ])
    for (const problem of problems) expect(Object.values(problem).every((part) => part !== '')).to.equal(true)
  })

  it('foresee a module passed for its department', () => {
    const [problem] = problemsOf({ department: library() } as unknown as Department)
    expect(problem?.code).to.equal('DEPARTMENT_SHAPE')
    expect(problem?.remedy).to.contain('department')
  })
})
