/** What can be odd about a OneRoster export. Most of it is only said: what can be understood is imported. */
export const oneRosterProblems = {
  ONEROSTER_NO_FILES: [
    'None of the files belongs to a OneRoster export.',
    'Send orgs.csv, academicSessions.csv, classes.csv, users.csv and enrollments.csv of one export together.',
  ],
  ONEROSTER_MISSING_FILE: [
    'The manifest says that the export holds {value}, but it is not there.',
    'Send all files of the export together.',
  ],
  ONEROSTER_FILE_TWICE: ['The file {value} is there more than once.', 'Send the files of one export only.'],
  ONEROSTER_DELTA: [
    'The manifest says that this file holds only what changed ("delta").',
    'Export the files in full ("bulk"): a roster is replaced a whole school year at a time.',
  ],
  ONEROSTER_NO_MANIFEST: ['The export has no manifest.csv.', 'Nothing to do: the files are read by their names.'],
  ONEROSTER_MANIFEST: [
    'The manifest does not say whether the export holds this file.',
    'Write bulk, delta or absent in the manifest; the file is read if it is there.',
  ],
  ONEROSTER_VERSION: ['"{value}" is not a version that is known.', 'It is read as OneRoster 1.2; compare the figures.'],
  ONEROSTER_NOT_ABSENT: ['The manifest says that this file is absent.', 'It is read all the same.'],
  ONEROSTER_FILE_NAME: ['OneRoster writes the name of this file {detail}.', 'Nothing to do: it is recognised.'],
  ONEROSTER_FILE_NOT_READ: ['This file is not read: {detail}.', 'Nothing to do, unless its name is misspelt.'],
  ONEROSTER_OTHER_CONTENT: [
    'The header is that of {detail}, not what the name of the file says.',
    'Export the file again; it may be a copy of the wrong one.',
  ],
  ONEROSTER_HEADER: ['OneRoster has no column "{value}"; it is read as "{detail}".', 'Correct the header.'],
  ONEROSTER_NAMELESS_COLUMNS: ['The header has columns without a name: {detail}.', 'Nothing to do: they are not read.'],
  ONEROSTER_WORD: ['"{value}" is not a word OneRoster has here; {detail}.', 'Correct the word in the source.'],
  ONEROSTER_DATE: [
    'The date is not written year-month-day; it can only mean {detail}.',
    'Write dates as year-month-day, such as 2016-09-30.',
  ],
  ONEROSTER_ODD_DATE: [
    '"{value}" is not a date that can be read with certainty. It is not needed.',
    'Write dates as year-month-day, such as 2016-09-30.',
  ],
  ONEROSTER_UNKNOWN_ID: ['"{value}" is not in {detail}.', 'Correct the id, or add the row it means to the export.'],
  ONEROSTER_DELETED_ID: [
    '"{value}" is marked as deleted in {detail}.',
    'Mark this row as deleted too, or keep what it refers to.',
  ],
  ONEROSTER_ABSENT_FILE: [
    'The column refers to {detail}, which the export does not hold.',
    'Add the file if it exists.',
  ],
  ONEROSTER_LEFT_OUT: ['Rows marked as deleted are left out: {detail}.', 'Nothing to do.'],
  ONEROSTER_REPEATED: ['The row stands there twice, word for word.', 'Nothing to do: it is read once.'],
  ONEROSTER_ORG_TYPE: [
    'The organization is a {value}, but classes or students name it as their school.',
    'It is taken for a school; correct its type in the source.',
  ],
  ONEROSTER_YEAR_DIFFERS: [
    'The school year {value} does not fit the dates of the session.',
    'It is read as {detail}; in OneRoster a school year is named by the year in which it ends.',
  ],
  ONEROSTER_NO_SCHOOL_YEAR: [
    'No school year can be told: {detail}.',
    'Give the term a school year, or start and end dates written as year-month-day.',
  ],
  ONEROSTER_TERM_GUESSED: [
    'None of the terms of the class is known; the export has one school year only, so the class is put there.',
    'Correct the terms of the class.',
  ],
  ONEROSTER_PARENT_TYPE: ['A {detail} cannot be a part of "{value}", which is smaller.', 'Correct the parent.'],
  ONEROSTER_NO_ROLE: ['The user has no role.', 'Give the user a role; until then nothing is read about them.'],
  ONEROSTER_NO_PRIMARY_ROLE: ['None of the roles of the user is primary.', 'The role given is taken: {detail}.'],
  ONEROSTER_ROLE_DIFFERS: [
    'The enrollment says {value}, but the user is a {detail}.',
    'The enrollment is kept; correct whichever is wrong.',
  ],
  ONEROSTER_NO_SCHOOL: ['No school of the student is known.', 'Name a school of orgs.csv as the organization.'],
  ONEROSTER_SEVERAL_SCHOOLS: [
    'The student belongs to several schools: {value}.',
    'The first is taken as the school of record; say which one is primary (OneRoster 1.2).',
  ],
  ONEROSTER_SCHOOL_DIFFERS: [
    'The enrollment names the school {value}, its class the school {detail}.',
    'The school of the class is taken; correct whichever is wrong.',
  ],
  ONEROSTER_DATES_DIFFER: [
    'The enrollment lasts {value}, outside the school year of its class ({detail}).',
    'The student counts for the class in its whole school year; correct whichever is wrong.',
  ],
  ONEROSTER_DAYS_REVERSED: [
    'The enrollment ends on {value}, before it begins on {detail}.',
    'The student counts for the class in its whole school year; correct whichever is wrong.',
  ],
  ONEROSTER_GRADE: ['"{value}" is not one grade that students are reported by.', 'The grade is left empty.'],
  ONEROSTER_CLASS_GRADE: [
    '"{value}" is not a grade that students are reported by.',
    'The class is read without it; correct the grade if it is misspelt.',
  ],
  ONEROSTER_PASSWORDS: [
    'The file holds passwords. They are never read, but the file is kept in the archive as it came.',
    'Export the users without passwords, and change those that were sent.',
  ],
} as const satisfies Readonly<Record<string, readonly [cause: string, remedy: string]>>
