import {
  type AnyIndicator,
  boolean,
  type Department,
  date,
  defineDataset,
  defineIndicator,
  percent,
  ratio,
  school,
  student,
  unavailable,
} from '@planwright/sdk'

export const visits = defineDataset({
  id: 'library.visits',
  about: 'students',
  columns: { student: student(), school: school(), date: date(), borrowed: boolean() },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})

export const borrowing = defineIndicator({
  id: 'library.borrowing',
  title: { en: 'Borrowing', es: 'Préstamos' },
  question: {
    en: 'On what share of visits is a book borrowed?',
    es: '¿En qué proporción de visitas se presta un libro?',
  },
  unit: 'percent',
  better: 'higher',
  advances: ['goals/reading'],
  value: ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' }),
  levels: ['district', 'school'],
  groups: ['grade'],
  every: 'month',
  window: 'yearToDate',
  method: { en: 'Visits with a loan out of all visits.', es: 'Visitas con préstamo sobre todas las visitas.' },
  examples: [
    {
      when: 'one of two visits ends with a loan',
      given: {
        visits: [
          { student: 'a', school: 'n', date: '2016-10-03', borrowed: true },
          { student: 'b', school: 'n', date: '2016-10-03', borrowed: false },
        ],
      },
      then: percent(50),
    },
    { when: 'nobody came', given: { visits: [] }, then: unavailable('ZERO_DENOMINATOR') },
  ],
})

/** A department that keeps every rule, with the changes a test wants. */
export function library(change: Partial<Department> = {}): Department {
  return { id: 'library', name: { en: 'Library' }, datasets: [visits], indicators: [borrowing], ...change }
}

/** The same department with a changed indicator. */
export function libraryWith(change: Partial<AnyIndicator>): Department {
  return library({ indicators: [{ ...borrowing, ...change }] })
}
