import { type ColumnKind, type Dataset, roster } from '@planwright/sdk'
import { quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import type { ImportProblemCode } from './problem-codes.js'

/** What the roster lists of one kind: in which columns, and how an import says that it lacks some. */
export interface RosterList {
  readonly code: ImportProblemCode
  readonly one: string
  readonly many: string
  /** Whether rows lose something where the roster of a whole year is empty. */
  readonly isMissed: boolean
  readonly columns: readonly { readonly dataset: Dataset; readonly name: string }[]
}

const lists: Readonly<Partial<Record<ColumnKind, RosterList>>> = {
  student: {
    code: 'STUDENTS_NOT_IN_ROSTER',
    ...{ one: 'student', many: 'students', isMissed: true },
    columns: [{ dataset: roster.students, name: 'student' }],
  },
  school: {
    code: 'SCHOOLS_NOT_IN_ROSTER',
    ...{ one: 'school', many: 'schools', isMissed: true },
    columns: [{ dataset: roster.schools, name: 'school' }],
  },
  classroom: {
    code: 'CLASSES_NOT_IN_ROSTER',
    ...{ one: 'class', many: 'classes', isMissed: true },
    columns: [
      { dataset: roster.classes, name: 'classroom' },
      { dataset: roster.enrollments, name: 'classroom' },
    ],
  },
  zone: {
    code: 'ZONES_NOT_IN_ROSTER',
    ...{ one: 'zone', many: 'zones', isMissed: false },
    columns: [{ dataset: roster.schools, name: 'zone' }],
  },
  staff: {
    code: 'STAFF_NOT_IN_ROSTER',
    ...{ one: 'member of staff', many: 'members of staff', isMissed: false },
    columns: [{ dataset: roster.teachers, name: 'staff' }],
  },
}

/** A column of a dataset whose ids the roster should list, and SQL that gives those it lists as `id` and `year`. */
export interface ListedColumn {
  readonly name: string
  readonly list: RosterList
  readonly known: string
}

/**
 * The columns of a dataset whose ids the roster should list. A dataset of the roster is not asked for what it lists
 * itself, but for what else its rows name, such as the school that a school feeds into: of its own `rows` then.
 */
export function listedColumns(dataset: Dataset, rows: string): readonly ListedColumn[] {
  return Object.entries(dataset.columns).flatMap(([name, { kind }]) => {
    const list = lists[kind]
    const [first] = list?.columns ?? []
    if (list === undefined || (first?.dataset.id === dataset.id && first.name === name)) return []
    const others = list.columns.filter((one) => one.dataset.id !== dataset.id || one.name !== name)
    const selects = others.map((one) => {
      const id = quoteIdentifier(one.name)
      const table = one.dataset.id === dataset.id ? rows : tableName(one.dataset)
      return `SELECT ${id} AS id, ${quoteIdentifier(schoolYearColumn)} AS year FROM ${table} WHERE ${id} IS NOT NULL`
    })
    return [{ name, list, known: `(${selects.join(' UNION ')})` }]
  })
}
