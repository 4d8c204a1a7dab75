import type { Reject } from './import-report.js'
import { oneRosterProblems } from './oneroster/problem-codes.js'

/** Why a row or a file was not accepted: what to say, and what helps. `{…}` is filled in with particulars. */
export const importProblems = {
  FILE_NOT_FOUND: ['The archive does not hold this file.', 'Upload the file again.'],
  FILE_DAMAGED: [
    'The file was altered in the archive: its content is no longer what was uploaded.',
    'Upload the original file again, and start the import again.',
  ],
  EMPTY_FILE: ['The file has no rows.', 'Export the file again; it should have a header line and rows.'],
  NO_ROWS: ['The file has a header and no rows.', 'Export it again; a filter of the export may have left nothing.'],
  NOT_A_TABLE: ['The file is {detail}, not a table.', 'Export the rows as CSV, or save them as a workbook (.xlsx).'],
  OLD_WORKBOOK: [
    'The file is a workbook that is protected by a password, or of a format that is not read (.xls, .xlsb).',
    'Open it in the spreadsheet, and save it without a password as .xlsx or as "CSV UTF-8".',
  ],
  ARCHIVE_UNREADABLE: [
    'The {detail} file is damaged or protected by a password, or would unpack to far too much.',
    'Send it again, or unpack it and send the files within.',
  ],
  ARCHIVE_WITHOUT_TABLES: [
    'The zip file holds no table, but {detail}.',
    'Put CSV files (.csv) or workbooks (.xlsx) into it, or send them as they are.',
  ],
  WORKBOOK_UNREADABLE: [
    'The workbook is damaged, or too large to be read as one.',
    'Save it again in the spreadsheet, or save it as "CSV UTF-8".',
  ],
  ENTRY_NOT_READ: ['"{value}" within the zip file is not read.', 'Nothing to do, unless it holds rows.'],
  SEVERAL_SHEETS: [
    'Several sheets of the workbook could be meant: {detail}.',
    'Keep the one that is meant, or save each as a file of its own.',
  ],
  SHEET_NOT_READ: ['The sheet is not read: only another one has a header that is known.', 'Nothing to do.'],
  UNKNOWN_LAYOUT: ['The header is not one this dataset knows.', 'Expected {detail}.'],
  UNKNOWN_COLUMN: ['The header "{value}" is not a column of this dataset.', '{detail}'],
  DUPLICATE_COLUMN: ['The header "{value}" stands there more than once.', 'Keep one column of that name.'],
  MISSING_COLUMN: ['The column "{value}" is missing.', 'Add the column, or check its spelling in the header.'],
  MISSING_TITLE: [
    'Neither a column nor the lines above the header say the {value}.',
    'Keep the title lines of the export, or use the column names of the dataset.',
  ],
  TITLE_DIFFERS: [
    'The title lines say "{value}", but {detail}.',
    'Export the file again with all its columns, and keep its title lines as they are.',
  ],
  HEADING_DIFFERS: [
    'The column "{value}" is {detail}.',
    'Export the file again; the columns and the headings above them must belong together.',
  ],
  SEVERAL_GROUPS: [
    'The file breaks its rows down by several columns of groups at once.',
    'Export a file for each of them.',
  ],
  NAMELESS_CELL: ['The cell "{value}" stands in a column without a header.', 'Name the column, or remove it.'],
  RAGGED_ROW: ['The row has {detail}.', 'Put texts with commas in quotes, or export the file again.'],
  TORN_QUOTE: [
    'A quotation mark is not closed or stands in the middle of a text.',
    'Put the whole text in quotes and write a quotation mark within it twice.',
  ],
  NOT_UTF8: ['The line holds bytes that are not UTF-8.', 'Save the file as "CSV UTF-8".'],
  NUL_BYTE: ['The line holds a zero byte.', 'Save the file as "CSV UTF-8"; the file may be damaged.'],
  EMPTY_CELL: ['The cell is empty, and this column must be filled.', 'Fill the cell in the source and export again.'],
  BAD_ID: ['The id {detail}.', 'Correct the id in the source; ids are kept exactly as written.'],
  ID_AS_NUMBER: [
    'The id was turned into a number in scientific notation.',
    'Format the column as text in the spreadsheet, or export straight from the source.',
  ],
  BAD_TEXT: ['The text holds a control character.', 'Remove it in the source and export again.'],
  BAD_SCHOOL_YEAR: ['This is not a school year.', 'Write a school year as 2016-17.'],
  BAD_DATE: ['This is not a day of the calendar.', 'Write dates as year-month-day, such as 2016-09-30.'],
  EXCEL_DATE: [
    'The date does not say which part is the month{detail}.',
    'Write dates as year-month-day, such as 2016-09-30; in a spreadsheet choose the format yyyy-mm-dd.',
  ],
  SHORT_YEAR: ['The year of the date has two digits.', 'Write dates as year-month-day, such as 2016-09-30.'],
  TIME_OF_DAY: [
    'The date has a time of day other than midnight, so its day depends on the time zone.',
    'Write the day alone, as year-month-day, such as 2016-09-30.',
  ],
  BAD_BOOLEAN: ['This is neither yes nor no.', 'Write true or false (also 1/0, yes/no, y/n, t/f).'],
  BAD_INTEGER: ['This is not a whole number.', 'Write digits only, without separators.'],
  BAD_DECIMAL: ['This is not a number with the places this column has.', 'Write it as 12.50, without separators.'],
  DECIMAL_COMMA: [
    'The comma in the number may stand before decimals or between thousands.',
    'Write decimals behind a point and nothing between thousands, such as 1250.50.',
  ],
  SPREADSHEET_ERROR: [
    'The cell holds an error of the spreadsheet in place of a value.',
    'Correct the formula in the spreadsheet, or empty the cell, and export again.',
  ],
  BAD_COUNT: ['This is neither a whole number, * nor N/A.', 'Write digits only; * for hidden, N/A for not applicable.'],
  BAD_RATE: [
    'This is neither a percentage from 0 to 100 with one decimal, * nor N/A.',
    'Write it as 88.3; * for hidden, N/A for not applicable.',
  ],
  NOT_ONE_OF: ['"{value}" is not one of the values of this column.', '{detail}'],
  UNKNOWN_GROUP: ['"{value}" is not a group that is reported on.', '{detail}'],
  UNKNOWN_ORG_UNIT: ['"{value}" is not a district, school or state that is known.', '{detail}'],
  OUTSIDE_SCOPE: [
    'The row is not of the part that this import is for: {detail}.',
    'Remove the row, or import the file without a scope.',
  ],
  KEY_OUTSIDE_SCOPE: [
    'The same {detail} is already known outside the part that this import is for.',
    'Correct that part first, or import the whole school year without a scope.',
  ],
  DUPLICATE_KEY: ['Another row has the same {detail}.', 'Keep one row; the source may hold it twice.'],
  DAYS_REVERSED: ['The last day is before the first: {value}.', 'Find out which of the two days is right.'],
  DAYS_OVERLAP: [
    'The student is in this class for some of these days already: {detail}.',
    'Write one row for each stay, or leave out the row that is wrong.',
  ],
  CONFLICT: ['Another row says something else about the same key: {detail}.', 'Find out which one is right.'],
  SCHOOL_UNKNOWN: [
    'The roster has no school "{value}": what is published of it is shown under that code.',
    'Give the school this code in the column stateCode of roster.schools, or correct the code. {detail}',
  ],
  PART_ABOVE_WHOLE: [
    'A part is more than its whole: {detail}.',
    'Check whether two columns of the file have changed places.',
  ],
  RATES_CONTRADICT: [
    'The rates of the file do not belong to its counts: {detail}.',
    'Check whether two columns of the file have changed places.',
  ],
  RATE_DIFFERS: ['The published rate does not follow from the counts: {detail}.', 'Ask the publisher; it is kept.'],
  ROSTER_EMPTY: [
    'The roster lists {detail}.',
    'Import the roster of that school year. Until then these rows count for no group, zone or class that it would tell.',
  ],
  STUDENTS_NOT_IN_ROSTER: [
    'The roster does not list {detail}.',
    'They are missing from all groups and classes. Correct the ids, or add the students to roster.students.',
  ],
  SCHOOLS_NOT_IN_ROSTER: [
    'The roster does not list {detail}.',
    'Their rows are missing from all zones, and count for a school without a name. Correct the ids, or add the schools to roster.schools.',
  ],
  CLASSES_NOT_IN_ROSTER: [
    'The roster does not list {detail}.',
    'Their rows count for a class without a school. Correct the ids, or add the classes to roster.classes.',
  ],
  ZONES_NOT_IN_ROSTER: [
    'The roster does not list {detail}.',
    'Their rows count for a zone without schools. Correct the ids, or add the zones to roster.schools.',
  ],
  STAFF_NOT_IN_ROSTER: [
    'The roster does not list {detail}.',
    'roster.teachers lists who teaches a class. Nothing to do for staff who teach none; correct the ids of others.',
  ],
  IMPLAUSIBLE: ['The rows are unusual: {detail}.', 'Compare the file with its source; its rows are kept as they are.'],
  STUDENTS_LEFT: [
    '{detail} students whom the roster of their school year listed until now are not in this file.',
    'They stay, marked as having left, with the groups they had. If they were never there, take back the import that listed them.',
  ],
  STAYS_ENDED: [
    '{detail} enrollments that the roster of their school year listed until now are not in this file.',
    'They stay, and end on the day before this import where that is in their year. Give firstDay and lastDay to say exactly when.',
  ],
  UNUSED_COLUMN: ['The column "{value}" is not read.', 'Nothing to do, unless a header was misspelt.'],
  ...oneRosterProblems,
} as const satisfies Readonly<Record<string, readonly [cause: string, remedy: string]>>

export type ImportProblemCode = keyof typeof importProblems

/** Where a problem is, and the particulars its message needs. */
export interface ProblemPlace {
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly detail?: string
}

/** A problem with its place, cause and remedy. */
export function importProblem(code: ImportProblemCode, place: ProblemPlace): Reject {
  const [cause, remedy] = importProblems[code]
  const value = place.value === null ? null : shorten(place.value)
  const fill = (text: string): string =>
    text.replaceAll('{value}', () => value ?? '').replaceAll('{detail}', () => place.detail ?? '')
  const { file, line, column } = place
  return { file, line, column, value, code, cause: fill(cause), remedy: fill(remedy) }
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
