import {
  boolean,
  type Department,
  defineDataset,
  defineDepartment,
  defineIndicator,
  integer,
  percent,
  ratio,
  school,
  schoolYear,
  student,
  text as textColumn,
  unavailable,
} from '@planwright/sdk'

/** Loans of a made-up school library, for tests of the catalogue. */
export const loans = defineDataset({
  id: 'library.loans',
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    schoolYear: schoolYear(),
    loan: integer(),
    days: integer(),
    onTime: boolean(),
  },
  key: ['student', 'schoolYear', 'loan'],
  replaces: 'schoolYear',
})

const text = (en: string) => ({ en, es: en })

/** The share of loans brought back in time. */
export function returned(id: string) {
  return defineIndicator({
    id,
    title: text('Returned in time'),
    question: text('How many loans come back in time?'),
    unit: 'percent',
    better: 'higher',
    advances: [],
    value: ratio({ of: loans, numerator: 'count(*) filter (where "onTime")', denominator: 'count(*)' }),
    levels: ['district'],
    groups: [],
    every: 'year',
    method: text('Every loan counts once.'),
    examples: [
      {
        when: 'one of one loans is in time',
        given: { loans: [{ student: '1', school: '12', schoolYear: '2016-17', loan: 1, days: 5, onTime: true }] },
        then: percent(100),
      },
      { when: 'nobody lent anything', given: { loans: [] }, then: unavailable('ZERO_DENOMINATOR') },
    ],
  })
}

/** The same loans as things that nobody borrows: figures about them are no one's, and are shown as they stand. */
export function withoutPeople(library: Department): Department {
  const things = { ...loans, about: 'events', columns: { ...loans.columns, student: textColumn() } } as const
  const indicators = library.indicators.map((one) => ({ ...one, value: { ...one.value, of: things } }))
  return { ...library, datasets: [things], indicators } as Department
}

/** A department with as many indicators as ids are given. */
export function libraryWith(...ids: readonly string[]): Department {
  return defineDepartment({ id: 'library', name: text('Library'), datasets: [loans], indicators: ids.map(returned) })
}
