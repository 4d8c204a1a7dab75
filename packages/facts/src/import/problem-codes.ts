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
  UNKNOWN_LAYOUT: ['The header is not one this dataset knows.', 'Expected {detail}.'],
  UNKNOWN_COLUMN: ['The header "{value}" is not a column of this dataset.', '{detail}'],
  DUPLICATE_COLUMN: ['The header "{value}" stands there more than once.', 'Keep one column of that name.'],
  MISSING_COLUMN: ['The column "{value}" is missing.', 'Add the column, or check its spelling in the header.'],
  MISSING_TITLE: ['The lines above the header do not say the {value}.', 'Keep the title lines of the export.'],
  RAGGED_ROW: ['The row has {detail}.', 'Put texts with commas in quotes, or export the file again.'],
  TORN_QUOTE: [
    'A quotation mark is not closed or stands in the middle of a text.',
    'Put the whole text in quotes and write a quotation mark within it twice.',
  ],
  NOT_UTF8: ['The line holds bytes that are not UTF-8.', 'Save the file as "CSV UTF-8".'],
  NUL_BYTE: ['The line holds a zero byte.', 'Save the file as "CSV UTF-8"; the file may be damaged.'],
  EMPTY_CELL: ['The cell is empty, and this column must be filled.', 'Fill the cell in the source and export again.'],
  BAD_ID: [
    'An id may not begin or end with a space or hold quotation marks or control characters.',
    'Correct the id in the source; ids are kept exactly as written.',
  ],
  ID_AS_NUMBER: [
    'The id was turned into a number in scientific notation.',
    'Format the column as text in the spreadsheet, or export straight from the source.',
  ],
  BAD_TEXT: ['The text holds a control character.', 'Remove it in the source and export again.'],
  BAD_SCHOOL_YEAR: ['This is not a school year.', 'Write a school year as 2016-17.'],
  BAD_DATE: ['This is not a day of the calendar.', 'Write dates as year-month-day, such as 2016-09-30.'],
  EXCEL_DATE: [
    'The date does not say which part is the month.',
    'Write dates as year-month-day, such as 2016-09-30; in a spreadsheet choose the format yyyy-mm-dd.',
  ],
  BAD_BOOLEAN: ['This is neither yes nor no.', 'Write true or false (also 1/0, yes/no, y/n, t/f).'],
  BAD_INTEGER: ['This is not a whole number.', 'Write digits only, without separators.'],
  BAD_DECIMAL: ['This is not a number with the places this column has.', 'Write it as 12.50, without separators.'],
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
  CONFLICT: ['Another row says something else about the same key: {detail}.', 'Find out which one is right.'],
  RATE_DIFFERS: ['The published rate does not follow from the counts: {detail}.', 'Ask the publisher; it is kept.'],
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
