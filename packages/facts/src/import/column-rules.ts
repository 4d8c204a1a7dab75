import { type Column, schoolYearStarting } from '@planwright/sdk'
import { columnType, isPublished, quoteIdentifier, quoteText, reasonColumn } from '../store/table-layout.js'
import { invisibleSql } from './id-fault.js'
import { falseTexts, groupTexts, spellings, trueTexts } from './known-texts.js'
import type { ImportProblemCode } from './problem-codes.js'

/** SQL that judges the text of a cell: the code of what is wrong with it, or null. Empty cells are judged elsewhere. */
export function problemSql(column: Column, text: string): string {
  const bad = (wrong: string, code: ImportProblemCode): string => `WHEN ${wrong} THEN ${quoteText(code)}`
  const isError = bad(
    `${text} LIKE '#%' AND ${text} IN (${spreadsheetErrors.map(quoteText).join(', ')})`,
    'SPREADSHEET_ERROR',
  )
  const cases = (...when: readonly string[]): string => `CASE ${[isError, ...when].join(' ')} END`
  const comma = bad(`regexp_full_match(${text}, '-?[0-9][0-9.]*,[0-9][0-9.,]*')`, 'DECIMAL_COMMA')
  switch (column.kind) {
    case 'student':
    case 'school':
    case 'classroom':
    case 'staff':
    case 'zone':
      return cases(
        bad(`NOT regexp_full_match(${text}, ${quoteText(idPattern)})`, 'BAD_ID'),
        bad(`nfc_normalize(${text}) <> ${text}`, 'BAD_ID'),
        bad(`regexp_full_match(${text}, '[0-9]([.][0-9]+)?[eE][+][0-9]+')`, 'ID_AS_NUMBER'),
      )
    case 'orgUnit':
      return cases(
        bad(
          `NOT regexp_full_match(${text}, 'district|state|(school|peer|peer/[0-9A-Za-z_.-]+)/[0-9A-Za-z_.-]+')`,
          'UNKNOWN_ORG_UNIT',
        ),
      )
    case 'group':
      return cases(bad(`${text} NOT IN (${groupTexts().map(quoteText).join(', ')})`, 'UNKNOWN_GROUP'))
    case 'schoolYear':
      return cases(
        bad(`NOT regexp_full_match(${text}, '[12][0-9]{3}-[0-9]{2}')`, 'BAD_SCHOOL_YEAR'),
        bad(`(${text}[3:4]::INTEGER + 1) % 100 <> ${text}[6:7]::INTEGER`, 'BAD_SCHOOL_YEAR'),
      )
    case 'date':
      return cases(
        bad(
          `${text} NOT LIKE '____-__-__' AND regexp_full_match(${text}, '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}')`,
          'EXCEL_DATE',
        ),
        bad(`regexp_full_match(${text}, '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}')`, 'SHORT_YEAR'),
        bad(`regexp_matches(${text}, '^[0-9]+[/.-][0-9]+[/.-][0-9]+[T ]+[0-9]{1,2}:[0-9]{2}')`, 'TIME_OF_DAY'),
        bad(`strlen(${text}) <> 10 OR ${text} NOT LIKE '____-__-__' OR try_cast(${text} AS DATE) IS NULL`, 'BAD_DATE'),
        bad(`${text} < '${firstDay}' OR ${text} >= '${lastYear}'`, 'BAD_DATE'),
      )
    case 'boolean':
      return cases(bad(`${booleanSql(text)} IS NULL`, 'BAD_BOOLEAN'))
    case 'integer':
      return cases(comma, bad(`NOT regexp_full_match(${text}, '-?[0-9]{1,18}')`, 'BAD_INTEGER'))
    case 'decimal': {
      const scale = column.scale ?? 2
      const pattern = `-?[0-9]{1,${18 - scale}}([.][0-9]{0,${scale}}0*)?`
      return cases(comma, bad(`NOT regexp_full_match(${text}, '${pattern}')`, 'BAD_DECIMAL'))
    }
    case 'oneOf': {
      const values = (column.values ?? []).map(quoteText).join(', ')
      return cases(bad(`${text} NOT IN (${values === '' ? 'NULL' : values})`, 'NOT_ONE_OF'))
    }
    case 'publishedCount':
      return cases(comma, bad(`NOT regexp_full_match(${text}, '[0-9]{1,15}|[*]|N/A')`, 'BAD_COUNT'))
    case 'publishedRate':
      return cases(
        comma,
        bad(`NOT regexp_full_match(${text}, '[0-9]{1,2}([.][0-9]0*)?|100([.]0+)?|[*]|N/A')`, 'BAD_RATE'),
      )
    default:
      return cases(bad(`regexp_matches(${text}, ${quoteText(controlPattern)})`, 'BAD_TEXT'))
  }
}

/** SQL for the typed cells of a column: its value, and for a published one also the reason why there is none. */
export function valueSql(name: string, column: Column, text: string): readonly string[] {
  const value = quoteIdentifier(name)
  if (!isPublished(column)) return [`${castSql(column, text)} AS ${value}`]
  const reason = `CASE ${text} WHEN '*' THEN 'SUPPRESSED' WHEN 'N/A' THEN 'NOT_APPLICABLE' END`
  return [
    `CASE WHEN ${text} NOT IN ('*', 'N/A') THEN ${text} END::${columnType(column)} AS ${value}`,
    `${reason} AS ${quoteIdentifier(reasonColumn(name))}`,
  ]
}

/** SQL for the school year (`2016-17`) in which a date lies. */
export function schoolYearSql(date: string): string {
  // A list of the names is many times cheaper than putting each together.
  const names = Array.from({ length: lastYear - firstYear }, (_, index) =>
    quoteText(schoolYearStarting(firstYear + index)),
  )
  return `list_extract([${names.join(', ')}], year(${date}) - ${firstYear - 1} - (month(${date}) < 7)::INTEGER)`
}

const firstYear = 1900
const firstDay = '1901-01-01'
const lastYear = 2200

/** SQL that reads a text as true, false or (where it is neither) null. */
export function booleanSql(text: string): string {
  const list = (texts: readonly string[]): string => texts.map(quoteText).join(', ')
  return `CASE WHEN lower(${text}) IN (${list(trueTexts)}) THEN true WHEN lower(${text}) IN (${list(falseTexts)}) THEN false END`
}

/** SQL that gives a `oneOf` text its canonical spelling; a text that is unknown becomes null. */
export function spellingSql(name: string, column: Column, text: string): string {
  const whens = [...spellings(name, column)].map(
    ([known, value]) => `WHEN ${quoteText(known)} THEN ${quoteText(value)}`,
  )
  return `CASE lower(${text}) ${whens.join(' ')} END`
}

function castSql(column: Column, text: string): string {
  if (column.kind === 'boolean') return booleanSql(text)
  const type = columnType(column)
  return type === 'VARCHAR' ? text : `${text}::${type}`
}

const shown = `[^"${invisibleSql}]`
const idPattern = `${shown}(( |${shown})*${shown})?`
/** What spreadsheets write in place of a value that could not be calculated. */
const spreadsheetErrors = [
  ...['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#FIELD!'],
  ...['#GETTING_DATA', '#BLOCKED!', '#CONNECT!', '#BUSY!', '#UNKNOWN!', '#ERROR!', '#PYTHON!'],
]
const controlPattern = String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]`
