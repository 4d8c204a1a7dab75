import type { Dataset, DimensionId, Level } from '@planwright/sdk'
import { quoteIdentifier } from '../formula/quote.js'
import type { MeasureRequest } from '../store/fact-store.js'
import { yearSource } from '../store/table-layout.js'
import { columnOfKind } from './cube-columns.js'

/** Which columns decide where a row counts, and what can be asked of the dataset at all. */
export interface MicrodataShape {
  /** The column `each` names, or null where rows are counted directly. */
  readonly entity: string | null
  /** The person a row or an entity is, for the number of people; null where it is none. */
  readonly person: '_entity' | '_student' | '_staff' | null
  /** The people whose rows an entity is worked out from, where it is another: the students of a school. */
  readonly members: '_student' | '_staff' | null
  /** Key columns of the facts: SQL and the name it goes by from there on. */
  readonly keys: readonly { readonly sql: string; readonly name: string }[]
  readonly date: string | null
  readonly monthly: boolean
  readonly levels: readonly Level[]
  readonly groups: readonly DimensionId[]
  /** The key that finds a student in the roster, for groups and classrooms. */
  readonly studentKey: '_entity' | '_student' | null
  readonly ownZone: boolean
  readonly ownClassroom: boolean
  /** Whether rows count for the classes that the roster has their student in on their day. */
  readonly classesByDay: boolean
}

/** Works out the shape of a request: what the dataset lacks is left out, not guessed. */
export function shapeOf({ dataset, measures, levels, groups, monthly }: MeasureRequest): MicrodataShape {
  const measure = measures[0]?.measure
  const each = measure === undefined || measure.kind === 'reported' ? undefined : measure.each
  const entity = Object.keys(each ?? {})[0] ?? null
  const [student, school, staff, zone, classroom] = (['student', 'school', 'staff', 'zone', 'classroom'] as const).map(
    (kind) => columnOfKind(dataset, kind),
  )
  const date = dayOf(dataset)
  const byStudent = entity !== null && dataset.columns[entity]?.kind === 'student'
  const byStaff = entity !== null && dataset.columns[entity]?.kind === 'staff'
  const withStudent = !byStudent && student !== null
  const withStaff = !byStudent && !byStaff && student === null && staff !== null
  const person = withStudent ? '_student' : withStaff ? '_staff' : null
  const studentKey = byStudent ? '_entity' : withStudent ? '_student' : null
  const grouped = byStudent || (entity === null && student !== null)
  const needs: Readonly<Record<Level, boolean>> = {
    district: true,
    school: school !== null,
    zone: zone !== null || school !== null,
    classroom: classroom !== null || (studentKey !== null && school !== null),
  }
  const wanted = levels.filter((level) => needs[level])
  const column = (name: string | null | undefined, as: string, when: boolean) =>
    when && name !== null && name !== undefined ? [{ sql: quoteIdentifier(name), name: as }] : []
  const withMonths = monthly === true && date !== null
  const classesByDay = date !== null && classroom === null && wanted.includes('classroom')
  return {
    entity,
    person: entity === null ? person : byStudent || byStaff ? '_entity' : null,
    members: entity === null ? null : person,
    keys: [
      { sql: '"_schoolYear"', name: '_year' },
      ...(date !== null && (withMonths || classesByDay)
        ? [{ sql: monthOf(quoteIdentifier(date)), name: '_month' }]
        : []),
      ...column(
        school,
        '_school',
        wanted.some((level) => level !== 'district'),
      ),
      ...column(zone, '_zone', wanted.includes('zone')),
      ...column(classroom, '_classroom', wanted.includes('classroom')),
      ...column(entity, '_entity', true),
      ...column(student, '_student', withStudent),
      ...column(staff, '_staff', withStaff),
    ],
    date,
    monthly: withMonths,
    levels: wanted,
    groups: grouped ? groups : [],
    studentKey,
    ownZone: zone !== null,
    ownClassroom: classroom !== null,
    classesByDay,
  }
}

/** The day a row counts on. Rows of a school year count on none, whatever other days they hold. */
function dayOf(dataset: Dataset): string | null {
  const source = yearSource(dataset)
  return source?.kind === 'date' ? source.name : null
}

/** SQL for months counted through, so that they can be compared: twelve times the year, plus 0 for January. */
export function monthOf(date: string): string {
  return `CAST(extract(year FROM ${date}) * 12 + extract(month FROM ${date}) - 1 AS INTEGER)`
}
