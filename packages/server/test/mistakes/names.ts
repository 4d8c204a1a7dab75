import { shortLoans } from '../support/registering.js'
import { asked, type Mistake } from './mistake.js'

const absenteeism = 'culture-climate.chronic-absenteeism'
const ofIndicator = (fields: string) => `{ indicator(id: "${absenteeism}") { ${fields} } }`
const figure = '{ value reason }'
const unknown = (place: string, near: string) => ({ code: 'NOT_FOUND', place, near })
const invalid = (place: string, near: string) => ({ code: 'ARGUMENT_INVALID', place, near })
const grid = (input: string) => `{ grid(input: { indicators: ["${absenteeism}"], ${input} }) { totalCount } }`

const units: readonly Mistake[] = [
  asked(
    'latest of a misspelt kind of unit',
    ofIndicator(`latest(orgUnit: "schol/12") ${figure}`),
    unknown('indicator.latest.orgUnit', 'school/12'),
  ),
  asked(
    'series of a code without its zero',
    ofIndicator(`series(orgUnit: "school/7") ${figure}`),
    unknown('indicator.series.orgUnit', 'school/07'),
  ),
  asked(
    'breakdown of a zone that is none',
    ofIndicator(`breakdown(orgUnit: "zone/nroth", by: "race") ${figure}`),
    unknown('indicator.breakdown.orgUnit', 'zone/north'),
  ),
  asked(
    'compare in a district that is none',
    ofIndicator('compare(orgUnit: "distrct", group: "race/black") { difference }'),
    unknown('indicator.compare.orgUnit', 'district'),
  ),
  asked(
    'comparison with a peer that is none',
    ofIndicator(`comparison(orgUnits: ["district", "peer/043011"]) ${figure}`),
    unknown('indicator.comparison.orgUnits', 'peer/0430011'),
  ),
  asked(
    'observations of a school by its name',
    '{ observations(filter: { orgUnits: ["Bulkeley High"] }) { totalCount } }',
    unknown('observations.filter.orgUnits', 'school/12'),
  ),
  asked(
    'restatements of a code without its kind',
    '{ restatements(filter: { orgUnits: ["12"] }) { totalCount } }',
    unknown('restatements.filter.orgUnits', 'school/12'),
  ),
  asked(
    'a grid of a school that is none',
    grid('orgUnits: ["school/012"]'),
    unknown('grid.input.orgUnits', 'school/12'),
  ),
  asked(
    'a grid within a zone that is none',
    grid('level: SCHOOL, within: "zone/nort"'),
    unknown('grid.input.within', 'zone/north'),
  ),
  asked('an org unit in the plural', '{ orgUnit(id: "schools/12") { id } }', unknown('orgUnit.id', 'school/12')),
  asked('an org unit in capitals', '{ orgUnit(id: "District") { id } }', unknown('orgUnit.id', 'district')),
  asked(
    'a goal in a school that is none',
    '{ plan { goals { latest(orgUnit: "school/1O") { value reason status { because } } } } }',
    unknown('plan.goals.latest.orgUnit', 'school/1'),
  ),
  asked('a node of a school that is none', '{ node(id: "school/0012") { id } }', unknown('node.id', 'school/12')),
]

const groups: readonly Mistake[] = [
  asked(
    'latest of a misspelt group',
    ofIndicator(`latest(group: "race/blak") ${figure}`),
    unknown('indicator.latest.group', 'race/black'),
  ),
  asked(
    'series of a group by its label',
    ofIndicator(`series(group: "race/Black or African American") ${figure}`),
    unknown('indicator.series.group', 'race/black'),
  ),
  asked(
    'compare a group by its abbreviation',
    ofIndicator('compare(group: "ELL") { difference }'),
    unknown('indicator.compare.group', 'englishLearner/yes'),
  ),
  asked(
    'compare with a group that is none',
    ofIndicator('compare(group: "race/black", with: "race/whte") { difference }'),
    unknown('indicator.compare.with', 'race/white'),
  ),
  asked(
    'comparison of a grade with a zero',
    ofIndicator(`comparison(group: "grade/03") ${figure}`),
    unknown('indicator.comparison.group', 'grade/3'),
  ),
  asked(
    'observations of a group in capitals',
    '{ observations(filter: { groups: ["Race/Black"] }) { totalCount } }',
    unknown('observations.filter.groups', 'race/black'),
  ),
  asked(
    'restatements of a letter for a sex',
    '{ restatements(filter: { groups: ["gender/F"] }) { totalCount } }',
    unknown('restatements.filter.groups', 'gender/female'),
  ),
  asked('a grid by a misspelt dimension', grid('groups: ["rase"]'), unknown('grid.input.groups', 'race')),
  asked(
    'latest of a unit for a misspelt group',
    `{ orgUnit(id: "school/12") { latest(indicator: "${absenteeism}", group: "meal/fre") ${figure} } }`,
    unknown('orgUnit.latest.group', 'meal/free'),
  ),
  asked(
    'breakdown by a misspelt dimension',
    ofIndicator(`breakdown(by: "englishlerner") ${figure}`),
    invalid('indicator.breakdown', 'englishLearner'),
  ),
]

const periods: readonly Mistake[] = [
  asked(
    'breakdown of a year of the calendar',
    ofIndicator(`breakdown(by: "race", period: "2016") ${figure}`),
    invalid('indicator.breakdown', '2016-17'),
  ),
  asked(
    'compare of two years that do not follow',
    ofIndicator('compare(group: "race/black", period: "2016-18") { difference }'),
    invalid('indicator.compare', '2016-17'),
  ),
  asked(
    'comparison of a year without its century',
    ofIndicator(`comparison(period: "16-17") ${figure}`),
    invalid('indicator.comparison', '2016-17'),
  ),
  asked(
    'observations of a year with a slash',
    '{ observations(filter: { periods: ["2016/17"] }) { totalCount } }',
    invalid('observations', '2016-17'),
  ),
  asked(
    'restatements of a year in full',
    '{ restatements(filter: { periods: ["2016-2017"] }) { totalCount } }',
    invalid('restatements', '2016-17'),
  ),
  asked('a grid of a thirteenth month', grid('periods: ["2016-17/13"]'), invalid('grid', '2016-17')),
  asked('a grid of a month without its zero', grid('periods: ["2016-17/9"]'), invalid('grid', '2016-17/09')),
  asked(
    'a history from a year of the calendar',
    ofIndicator(`series(from: "2015") ${figure}`),
    invalid('indicator.series', '2015-16'),
  ),
  asked(
    'a history to a month',
    ofIndicator(`series(to: "2016-17/10") ${figure}`),
    invalid('indicator.series', '2016-17'),
  ),
  asked('a history that ends before it begins', ofIndicator(`series(from: "2020-21", to: "2016-17") ${figure}`), {
    code: 'ARGUMENT_INVALID',
    place: 'indicator.series',
  }),
  asked(
    'breakdown of a year without figures',
    '{ indicator(id: "teaching-learning.four-year-graduation") { breakdown(by: "race", period: "2061-62") { value } } }',
    { code: 'YEAR_WITHOUT_FIGURES', place: 'indicator.breakdown.period', near: 'There are figures of' },
  ),
  asked(
    'observations of a year without figures',
    '{ observations(filter: { indicators: ["teaching-learning.four-year-graduation"], periods: ["2061-62"] }) { totalCount } }',
    { code: 'YEAR_WITHOUT_FIGURES', place: 'observations.filter.periods' },
  ),
  asked(
    'a release of a month of the calendar',
    'mutation { publishRelease(period: "2016-10") { problems { code path message remedy } } }',
    invalid('period', '2016-17/10'),
  ),
  asked(
    'restatements since a moment after their end',
    '{ restatements(since: "2026-02-01T00:00:00Z", until: "2026-01-01T00:00:00Z") { totalCount } }',
    { code: 'ARGUMENT_INVALID', place: 'restatements' },
  ),
]

const indicators: readonly Mistake[] = [
  asked(
    'a misspelt indicator',
    '{ indicator(id: "culture-climate.chronic-absentism") { id } }',
    unknown('indicator', absenteeism),
  ),
  asked(
    'latest of a unit for a misspelt indicator',
    `{ orgUnit(id: "school/12") { latest(indicator: "culture-climate.chronic-absence") ${figure} } }`,
    unknown('orgUnit.latest.indicator', 'culture-climate.'),
  ),
  asked(
    'observations of a misspelt indicator',
    '{ observations(filter: { indicators: ["teaching-learning.grade-3-ela-"] }) { totalCount } }',
    unknown('observations.filter.indicators', 'teaching-learning.grade-3-ela'),
  ),
  asked(
    'restatements of an indicator without its department',
    '{ restatements(filter: { indicators: ["chronic-absenteeism"] }) { totalCount } }',
    unknown('restatements.filter.indicators', absenteeism),
  ),
  asked(
    'a grid of a misspelt indicator',
    '{ grid(input: { indicators: ["teaching-learning.grade3-ela"] }) { totalCount } }',
    unknown('grid.input.indicators', 'teaching-learning.grade-3-ela'),
  ),
  asked(
    'a grid with a condition on no column',
    grid('having: [{ indicator: "teaching-learning.grade-3-ela", atLeast: 1 }]'),
    invalid('grid', absenteeism),
  ),
  asked(
    'a grid in the order of no column',
    grid('order: [{ by: INDICATOR, indicator: "teaching-learning.grade-3-ela" }]'),
    invalid('grid', absenteeism),
  ),
  asked('a grid within a zone without a level', grid('within: "zone/north"'), {
    code: 'ARGUMENT_INVALID',
    place: 'grid',
  }),
  asked(
    'a node of a misspelt indicator',
    '{ node(id: "teaching-learning.grade-3-el") { id } }',
    unknown('node.id', 'teaching-learning.grade-3-ela'),
  ),
  asked(
    'to retire a misspelt indicator',
    'mutation { retireIndicator(id: "teaching-learning.grade-3-el", reason: "x") { problems { code path message remedy } } }',
    unknown('id', 'teaching-learning.grade-3-ela'),
  ),
  asked(
    'to approve what nobody registered',
    'mutation { approveIndicator(id: "teaching-learning.grade-3-ela") { problems { code path message remedy } } }',
    { code: 'REGISTRATION_NOT_FOUND', place: 'id' },
  ),
]

const others: readonly Mistake[] = [
  asked(
    'a misspelt department',
    '{ department(id: "teaching-lerning") { id } }',
    unknown('department.id', 'teaching-learning'),
  ),
  asked(
    'registrations of a misspelt department',
    '{ registrations(department: "financ") { totalCount } }',
    unknown('registrations.department', 'finance'),
  ),
  asked(
    'a node of a misspelt department',
    '{ node(id: "specialeducation") { id } }',
    unknown('node.id', 'special-education'),
  ),
  asked(
    'a node of a misspelt goal',
    '{ node(id: "goals/graduaton-rate") { id } }',
    unknown('node.id', 'goals/graduation-rate'),
  ),
  asked(
    'a node of a goal in the singular',
    '{ node(id: "goal/graduation-rate") { id } }',
    unknown('node.id', 'goals/graduation-rate'),
  ),
  asked('a node of a word of the language', '{ node(id: "constructor/x") { id } }', {
    code: 'NOT_FOUND',
    place: 'node.id',
  }),
  asked('a unit of a word of the language', '{ orgUnit(id: "constructor/x") { id } }', {
    code: 'NOT_FOUND',
    place: 'orgUnit.id',
  }),
  asked('an import that is none', '{ import(id: "import/none") { id } }', {
    code: 'IMPORT_NOT_FOUND',
    place: 'import.id',
  }),
  asked(
    'to cancel an import that is none',
    'mutation { cancelImport(id: "import/none") { problems { code path message remedy } } }',
    { code: 'IMPORT_NOT_FOUND', place: 'id' },
  ),
  asked('a replay of an observation that is none', '{ replay(observation: "observation/0") { possible } }', {
    code: 'NOT_FOUND',
    place: 'replay.observation',
  }),
  asked(
    'to revoke a key that is none',
    'mutation { revokeApiKey(id: "none") { problems { code path message remedy } } }',
    { code: 'NOT_FOUND', place: 'id' },
  ),
  asked(
    'to import into a misspelt dataset',
    'mutation { startImport(input: { dataset: "culture-climate.attendence", files: [] }) { problems { code path message remedy } } }',
    { code: 'DATASET_UNKNOWN', place: 'input.dataset', near: 'culture-climate.attendance' },
  ),
  asked(
    'to import no file',
    'mutation { startImport(input: { dataset: "culture-climate.attendance", files: [] }) { problems { code path message remedy } } }',
    { code: 'FILES_MISSING', place: 'input.files' },
  ),
  asked(
    'to import a file that was not sent',
    'mutation { startImport(input: { dataset: "culture-climate.attendance", files: [{ sha256: "0", name: "a.csv" }] }) { problems { code path message remedy } } }',
    { code: 'FILE_NOT_STORED', place: 'input.files.0' },
  ),
  asked('a key for a misspelt department', key('roles: [DEPARTMENT_HEAD], department: "finances"'), {
    code: 'DEPARTMENT_UNKNOWN',
    place: 'input.department',
    near: 'finance',
  }),
  asked(
    'a key for a school that is none',
    key('roles: [PRINCIPAL], schools: ["school/012"]'),
    unknown('issueApiKey.input.schools', 'school/12'),
  ),
  asked(
    'a target of a misspelt indicator',
    target('indicator: "teaching-learning.grade-3-el"'),
    unknown('input.indicator', 'teaching-learning.grade-3-ela'),
  ),
  asked(
    'a target of a school that is none',
    target(`indicator: "${absenteeism}", orgUnit: "school/120"`),
    unknown('input.orgUnit', 'school/12'),
  ),
  asked(
    'a target by a year of the calendar',
    target(`indicator: "${absenteeism}"`, '2030'),
    invalid('input.by', '2030-31'),
  ),
]

/** A definition whose parts are named wrong. */
function definition(what: string, change: object, expected: Omit<Mistake, 'what' | 'make'>): Mistake {
  const value = { ratio: { of: 'finance.allocations', numerator: 'count(*)', denominator: 'count(*)' } }
  const input = shortLoans({ id: 'finance.share', advances: ['goals/balanced-budget'], value, ...change })
  return asked(
    what,
    'query ($input: IndicatorInput!) { previewIndicator(input: $input) { problems { code path message remedy } } }',
    expected,
    { input },
  )
}

const definitions: readonly Mistake[] = [
  definition(
    'a definition for a misspelt goal',
    { advances: ['goals/graduaton-rate'] },
    { code: 'PLAN_PART_UNKNOWN', place: 'input.advances', near: 'goals/graduation-rate' },
  ),
  definition(
    'a definition for a misspelt department',
    { department: 'finances' },
    { code: 'DEPARTMENT_UNKNOWN', place: 'input.department', near: 'finance' },
  ),
  definition(
    'a definition by a misspelt group',
    { groups: ['rase'] },
    { code: 'GROUP_UNKNOWN', place: 'input.groups', near: 'race' },
  ),
  definition(
    'a definition over a misspelt dataset',
    { value: { ratio: { of: 'finance.alocations', numerator: 'count(*)', denominator: 'count(*)' } } },
    { code: 'DATASET_UNKNOWN', place: 'input.value', near: 'finance.allocations' },
  ),
  definition(
    'a definition over a misspelt column',
    { value: { ratio: { of: 'finance.allocations', numerator: 'sum(spendng)', denominator: 'count(*)' } } },
    { code: 'FORMULA_UNKNOWN_NAME', place: 'input.value', near: 'spending' },
  ),
  definition(
    'a definition from a year of the calendar',
    { appliesFrom: '2016' },
    invalid('input.appliesFrom', '2016-17'),
  ),
]

function key(input: string): string {
  return `mutation { issueApiKey(input: { name: "nightly", expiresAt: "${inAMonth()}", ${input} }) { problems { code path message remedy } } }`
}

function target(input: string, by = '2030-31'): string {
  return `{ previewTarget(input: { ${input}, by: "${by}", value: 10, reason: { en: "x" } }) { problems { code path message remedy } } }`
}

function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString()
}

/** Names that nothing has, on every path. */
export const namesMistaken: readonly Mistake[] = [
  ...units,
  ...groups,
  ...periods,
  ...indicators,
  ...others,
  ...definitions,
]
