import type { SchoolYear } from '@planwright/sdk'
import type { Findings } from './findings.js'
import { carriedOf, type RosterRows, rosterRow } from './roster-rows.js'
import { placeOf, type SourceTables } from './source-table.js'
import { gradeOf } from './student-groups.js'

/** The school years each class is held in; a class in which no year can be told is rejected. */
export function classYears(
  { classes }: SourceTables,
  years: ReadonlyMap<string, SchoolYear>,
  findings: Findings,
): ReadonlyMap<string, readonly SchoolYear[]> {
  const all = [...new Set(years.values())]
  const found = new Map<string, readonly SchoolYear[]>()
  for (const [id, row] of classes.live) {
    const terms = row.list('termSourcedIds')
    const own = [...new Set(terms.flatMap((term) => years.get(term) ?? []))]
    const place = placeOf(classes, row, 'termSourcedIds', row.cell('termSourcedIds'))
    if (own.length > 0) found.set(id, own)
    else if (all.length === 1) {
      found.set(id, all)
      findings.warn('ONEROSTER_TERM_GUESSED', place)
    } else {
      const detail = `the class has no term of a known year among ${all.length} school years`
      findings.reject('ONEROSTER_NO_SCHOOL_YEAR', { ...place, detail })
      classes.live.delete(id)
    }
  }
  return found
}

/** The rows of roster.classes: each class in each school year it is held in. */
export function classRows(
  tables: SourceTables,
  years: ReadonlyMap<string, readonly SchoolYear[]>,
  findings: Findings,
): RosterRows {
  const { classes, courses } = tables
  const rows = [...classes.live].flatMap(([classroom, row]) => {
    const course = courses.live.get(row.cell('courseSourcedId'))
    const cells = {
      classroom,
      school: row.cell('schoolSourcedId'),
      name: row.cell('title') || classroom,
      course: course?.cell('courseCode') || row.cell('courseSourcedId'),
      subject: row.cell('subjects') || course?.cell('subjects') || null,
      grade: onlyGrade([row.list('grades'), course?.list('grades') ?? []]),
    }
    const unknown = row.list('grades').find((grade) => gradeOf(grade) === null)
    if (unknown !== undefined) findings.warn('ONEROSTER_CLASS_GRADE', placeOf(classes, row, 'grades', unknown))
    return (years.get(classroom) ?? []).map((schoolYear) => rosterRow(classes, row, { ...cells, schoolYear }))
  })
  const always = ['classroom', 'schoolYear', 'school', 'name']
  const when = { course: 'courseSourcedId', subject: 'subjects', grade: 'grades' }
  const sourceColumns = {
    classroom: 'sourcedId',
    school: 'schoolSourcedId',
    name: 'title',
    course: 'courseSourcedId',
    subject: 'subjects',
  }
  return { rows, carried: carriedOf(always, classes, when), sourceColumns }
}

/** The grade of a class by its own list or else its course's; null where it has students of several. */
function onlyGrade(lists: readonly (readonly string[])[]): string | null {
  const [grade, other] = lists.find((list) => list.length > 0) ?? []
  return grade === undefined || other !== undefined ? null : gradeOf(grade)
}
