import { roster } from '@planwright/sdk'
import { quoteIdentifier } from '../formula/quote.js'
import type { TableNames } from './compiled-cube.js'
import type { Draft } from './microdata-draft.js'
import { monthOf } from './microdata-shape.js'

/**
 * The column of facts that names a class, where the rows are those of a month that a student spent in it in part. Facts
 * without one are those of whole months, which count for every unit.
 */
export const pieceColumn = '_piece'

/** The column with the day of a row that is carried along as it is. */
export const dayColumn = '_day'

/** Whether facts are summed up by month, and those of months spent in a class in part stand beside them. */
export function hasPieces({ shape, combine }: Pick<Draft, 'shape' | 'combine'>): boolean {
  return shape.classesByDay && combine
}

/** Months counted through before and after all others: those of an enrollment without a first or a last day. */
const [firstOfAll, lastOfAll] = [0, 1_000_000]

/**
 * SQL that finds the classes of facts `f` as `c`. Of dated rows a class has those within an enrollment, of rows of a
 * school year those of everybody who was enrolled in the year. Two stays of a student in a class share no day.
 */
export function joinClasses(draft: Pick<Draft, 'shape' | 'combine'>, tables: TableNames): string {
  const { shape } = draft
  const same = `c."student" = f.${shape.studentKey} AND c."schoolYear" = f._year AND c."school" = f._school`
  const table = tables(roster.enrollments)
  if (!shape.classesByDay)
    return `JOIN (SELECT DISTINCT "student", "schoolYear", "school", "classroom" FROM ${table}) c ON ${same}`
  if (!hasPieces(draft))
    return `JOIN ${table} c ON ${same} AND ${isWithin(`f.${dayColumn}`, 'c."firstDay"', 'c."lastDay"')}`
  const first = `coalesce(${monthOf('("firstDay" - 1)')} + 1, ${firstOfAll})`
  const last = `coalesce(${monthOf('("lastDay" + 1)')} - 1, ${lastOfAll})`
  const whole = `(SELECT "student", "schoolYear", "school", "classroom", ${first} AS _first, ${last} AS _last FROM ${table})`
  return `JOIN ${whole} c ON ${same} AND f._month BETWEEN c._first AND c._last`
}

/**
 * SQL that joins a row with the classes, as `_piece`, that its student attends on its day but not in the whole of its
 * month. A month in which an enrollment begins or ends within is found by equality, so that few rows are compared.
 */
export function joinPieces({ shape, tables }: Draft): string {
  const student = shape.keys.find(({ name }) => name === shape.studentKey)?.sql ?? 'NULL'
  const school = shape.keys.find(({ name }) => name === '_school')?.sql ?? 'NULL'
  const day = quoteIdentifier(shape.date ?? '')
  const columns = `"student" AS _student_in, "schoolYear" AS _year_in, "school" AS _school_in, "classroom" AS ${pieceColumn}`
  const days = '"firstDay" AS _first, "lastDay" AS _last'
  const edge = (at: string, beginsMonth: string): string =>
    `SELECT ${columns}, ${days}, ${monthOf(at)} AS _edge FROM ${tables(roster.enrollments)} WHERE extract(day FROM ${beginsMonth}) <> 1`
  const edges = `${edge('"firstDay"', '"firstDay"')} UNION ${edge('"lastDay"', '("lastDay" + 1)')}`
  const same = `e._student_in = ${student} AND e._year_in = "_schoolYear" AND e._school_in = ${school}`
  return `JOIN (${edges}) e ON ${same} AND e._edge = ${monthOf(day)} AND ${isWithin(day, 'e._first', 'e._last')}`
}

function isWithin(day: string, first: string, last: string): string {
  return `(${first} IS NULL OR ${day} >= ${first}) AND (${last} IS NULL OR ${day} <= ${last})`
}
