import {
  type AnyIndicator,
  boolean,
  computed,
  count,
  date,
  defineDataset,
  defineDepartment,
  defineIndicator,
  group,
  integer,
  type Measurement,
  oneOf,
  optional,
  orgUnit,
  percent,
  publishedCount,
  type Row,
  ratio,
  school,
  schoolYear,
  student,
  unavailable,
} from '@planwright/sdk'

// What must compile, and above all what must not. The compiler is the test: an error that is expected and does
// not come is an error itself.

const visits = defineDataset({
  id: 'library.visits',
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    date: date(),
    borrowed: boolean(),
    books: optional(integer()),
    kind: oneOf(['class', 'alone']),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})

const lent = defineDataset({
  id: 'library.lent',
  about: 'published',
  columns: { orgUnit: orgUnit(), schoolYear: schoolYear(), group: group(), lent: optional(publishedCount()) },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'key',
})

defineDataset({
  id: 'library.visits',
  about: 'students',
  columns: { student: student() },
  // @ts-expect-error The key names a column that the dataset does not have.
  key: ['pupil'],
  replaces: 'schoolYear',
})

defineDataset({
  id: 'library.visits',
  about: 'students',
  columns: { student: student(), school: school(), date: date() },
  key: ['student'],
  replaces: 'schoolYear',
  // @ts-expect-error A scope is a column of the dataset, a month or a day.
  scopes: ['school', 'month', 'week'],
})

defineDataset({
  id: 'library.visits',
  // @ts-expect-error Rows are about one of a few subjects, which decide how they are protected.
  about: 'pupils',
  columns: { student: student() },
  key: ['student'],
  replaces: 'schoolYear',
})

export const row: Row<typeof visits> = { student: 'a', school: 'n', date: '2016-10-03', borrowed: true, kind: 'alone' }

// @ts-expect-error A required cell is missing.
export const withoutSchool: Row<typeof visits> = { student: 'a', date: '2016-10-03', borrowed: true, kind: 'alone' }

// @ts-expect-error A required cell cannot be null.
export const nobody: Row<typeof visits> = { ...row, student: null }

// @ts-expect-error A boolean is not the text of one.
export const textual: Row<typeof visits> = { ...row, borrowed: 'true' }

// @ts-expect-error The kind is one of the two that the column allows.
export const otherKind: Row<typeof visits> = { ...row, kind: 'together' }

export const unknownBooks: Row<typeof visits> = { ...row, books: null }
export const hidden: Row<typeof lent> = { orgUnit: 'district', schoolYear: '2016-17', group: 'all', lent: '*' }

// @ts-expect-error A hidden count is written as the publisher writes it.
export const dashed: Row<typeof lent> = { orgUnit: 'district', schoolYear: '2016-17', group: 'all', lent: '-' }

const share = ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' })

// @ts-expect-error A ratio keeps both of its parts.
ratio({ of: visits, numerator: 'count(*)' })

ratio({
  of: visits,
  // @ts-expect-error `each` names a column of the dataset.
  each: { pupil: { visits: 'count(*)' } },
  numerator: 'count(*)',
  denominator: 'count(*)',
})

const base = {
  id: 'library.borrowing',
  title: { en: 'Borrowing' },
  question: { en: 'On what share of visits is a book borrowed?' },
  unit: 'percent',
  better: 'higher',
  advances: [],
  value: share,
  levels: ['district'],
  groups: [],
  every: 'year',
  method: { en: 'Visits with a loan out of all visits.' },
} as const

export const borrowing = defineIndicator({
  ...base,
  examples: [
    { when: 'one visit ends with a loan', given: { visits: [row] }, then: percent(100) },
    { when: 'nobody came', given: { visits: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})

defineIndicator({
  ...base,
  // @ts-expect-error The rows given are of the dataset that the value reads.
  examples: [{ when: 'x', given: { visist: [] }, then: percent(1) }],
})

defineIndicator({
  ...base,
  // @ts-expect-error A row given has the cells of the dataset.
  examples: [{ when: 'x', given: { visits: [{ student: 'a' }] }, then: percent(1) }],
})

// @ts-expect-error A reason is one of those that readers are told.
export const because: Measurement = unavailable('BECAUSE')

defineIndicator({
  ...base,
  // @ts-expect-error A level is one of those at which answers exist.
  levels: ['region'],
  examples: [],
})

defineIndicator({
  ...base,
  // @ts-expect-error A group is a known way of disaggregating.
  groups: ['shoeSize'],
  examples: [],
})

// @ts-expect-error The unit decides how many decimals are kept, so it is one of those known.
defineIndicator({ ...base, unit: 'furlongs', examples: [] })

// @ts-expect-error An answer says whether it is a value or a reason.
export const bare: Measurement = 12.5

export const difference = computed({
  inputs: { share },
  calculate: ({ share: input }) => (input.value === null ? input.measurement : count(input.value)),
})

computed({
  inputs: { share },
  // @ts-expect-error Only the inputs that are named are given.
  calculate: ({ other }) => other.measurement,
})

computed({
  inputs: { share },
  // @ts-expect-error The function is synchronous.
  calculate: async () => percent(1),
})

// @ts-expect-error What was defined cannot be changed.
borrowing.id = 'library.other'

// @ts-expect-error Nor can the list of what it shows.
borrowing.examples.push({ when: 'x', given: { visits: [] }, then: percent(1) })

export const listed: readonly AnyIndicator[] = [borrowing]

export const library = defineDepartment({
  id: 'library',
  name: { en: 'Library' },
  datasets: [visits, lent],
  indicators: [borrowing],
})

// @ts-expect-error A department has a name for readers.
defineDepartment({ id: 'library', datasets: [], indicators: [] })

// @ts-expect-error The name is there in English at least.
defineDepartment({ id: 'library', name: { es: 'Biblioteca' }, datasets: [], indicators: [] })
