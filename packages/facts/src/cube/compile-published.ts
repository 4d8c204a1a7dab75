import { type Level, type Reason, reasons, roster } from '@planwright/sdk'
import { columnsOf, type Expression } from '../formula/expression.js'
import { type Dialect, printExpression } from '../formula/print-expression.js'
import { quoteIdentifier, quoteText } from '../formula/quote.js'
import type { MeasuredCell, MeasureRequest } from '../store/fact-store.js'
import { isPublished } from '../store/table-layout.js'
import type { NamedCheck } from './compile-cube.js'
import {
  type CompiledCube,
  type CubeRow,
  lastDayOf,
  plainNumber,
  type TableNames,
  yearCondition,
} from './compiled-cube.js'
import { columnOfKind } from './cube-columns.js'

/** Compiles measures of published rows: each row is a cell already, and is taken as it stands. */
export function compilePublished(
  request: MeasureRequest,
  measures: readonly NamedCheck[],
  dialect: Dialect,
  tables: TableNames,
): CompiledCube {
  const { dataset } = request
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const own = (kind: 'orgUnit' | 'group', otherwise: string): string => {
    const name = columnOfKind(dataset, kind)
    return name === null ? quoteText(otherwise) : quoteIdentifier(name)
  }
  const unit = own('orgUnit', 'district')
  const schools = request.levels.includes('school') ? schoolsByStateCode(request, unit, tables) : null
  const group = own('group', 'all')
  const selected = [
    { name: 'unit', sql: schools === null ? unit : `COALESCE("_ownUnit", ${unit})` },
    { name: 'group', sql: group },
    { name: 'year', sql: '"_schoolYear"' },
    ...measures.flatMap((measure, index) => columnsOfMeasure(request, measure, index, dialect)),
  ]
  const conditions = [
    unitCondition(request.levels, unit),
    groupCondition(request.groups, group),
    yearCondition(request),
    ...(schools === null ? [] : [schools.condition]),
  ]
  const sql = [
    'SELECT',
    selected.map(({ name, sql: value }) => `  CAST(${value} AS ${text}) AS ${quoteIdentifier(name)}`).join(',\n'),
    `FROM ${tables(dataset)}${schools === null ? '' : `\n${schools.join}`}`,
    `WHERE ${conditions.join('\n  AND ')}`,
  ].join('\n')
  const columns = selected.map(({ name }) => name)
  return { sql, columns, readCells: (rows) => rows.flatMap((row) => readRow(measures, columns, row)) }
}

/**
 * Rows that name a school by the state's code count for the school of the roster with that code, whichever year's roster
 * says so. A row that names the school by its own id goes first, and a code of two schools stays as it is.
 */
function schoolsByStateCode({ dataset }: MeasureRequest, unit: string, tables: TableNames) {
  const known = `SELECT 'school/' || "stateCode" AS "_stateUnit", 'school/' || max("school") AS "_ownUnit" FROM ${tables(roster.schools)}
    WHERE "stateCode" <> "school" GROUP BY "stateCode" HAVING count(DISTINCT "school") = 1`
  const others = dataset.key.filter((name) => quoteIdentifier(name) !== unit).map(quoteIdentifier)
  const same = [`named.${unit} = "_ownUnit"`, ...others.map((name) => `named.${name} = published.${name}`)]
  return {
    join: `  AS published LEFT JOIN (${known}) AS known ON "_stateUnit" = published.${unit}`,
    condition: `NOT EXISTS (SELECT 1 FROM ${tables(dataset)} AS named WHERE ${same.join(' AND ')})`,
  }
}

/** Published rows of other districts and of the state stand beside the district's own. */
function unitCondition(levels: readonly Level[], unit: string): string {
  const conditions = levels.map((level) =>
    level === 'district'
      ? `${unit} IN ('district', 'state') OR ${unit} LIKE 'peer/%'`
      : `${unit} LIKE ${quoteText(`${level}/%`)}`,
  )
  return conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`
}

function groupCondition(groups: readonly string[], group: string): string {
  return `(${[`${group} = 'all'`, ...groups.map((id) => `${group} LIKE ${quoteText(`${id}/%`)}`)].join(' OR ')})`
}

function columnsOfMeasure(
  { dataset }: MeasureRequest,
  { checked }: NamedCheck,
  index: number,
  dialect: Dialect,
): readonly { readonly name: string; readonly sql: string }[] {
  const print = (expression: Expression | null): string =>
    expression === null ? 'NULL' : printExpression(expression, { dialect })
  const publishedOf = (names: readonly string[]): readonly string[] =>
    [...new Set(names)].filter((name) => isPublished(dataset.columns[name]))
  const where = checked.where === null ? 'TRUE' : print(checked.where)
  const asked = checked.where === null ? [] : publishedOf(columnsOf(checked.where))
  const main = [checked.value, checked.denominator, checked.measure.kind === 'ratio' ? checked.numerator : null]
  const used = main.flatMap((expression) => (expression === null ? [] : columnsOf(expression)))
  const marked = publishedOf([...used, checked.publishedRate ?? ''])
  // Whether a row counts is not known where the condition asks for what is hidden in it.
  const hidden = asked.map((name) => `(${where}) IS NULL AND ${reasonOfColumn(name)} IS NOT NULL`)
  const applies = [`COALESCE(${where}, FALSE)`, ...hidden].join(' OR ')
  const unknown = [...new Set(used)].map((name) => `${quoteIdentifier(name)} IS NULL`)
  return [
    { name: `m${index}_applies`, sql: `CASE WHEN ${applies} THEN 'yes' END` },
    {
      name: `m${index}_unknown`,
      sql: unknown.length === 0 ? 'NULL' : `CASE WHEN ${unknown.join(' OR ')} THEN 'yes' END`,
    },
    { name: `m${index}_numerator`, sql: print(checked.numerator) },
    { name: `m${index}_denominator`, sql: print(checked.denominator) },
    { name: `m${index}_value`, sql: print(checked.value) },
    { name: `m${index}_reason`, sql: printReason(marked, asked, where) },
  ]
}

function reasonOfColumn(name: string): string {
  return quoteIdentifier(`${name}__reason`)
}

/** Hidden outweighs not applicable. What a condition asks for counts where it leaves the condition unknown. */
function printReason(marked: readonly string[], asked: readonly string[], where: string): string {
  if (marked.length + asked.length === 0) return 'NULL'
  const any = (reason: Reason): string =>
    [
      ...marked.map((name) => `${reasonOfColumn(name)} = ${quoteText(reason)}`),
      ...asked.map((name) => `((${where}) IS NULL AND ${reasonOfColumn(name)} = ${quoteText(reason)})`),
    ].join(' OR ')
  const branches = (['SUPPRESSED', 'NOT_APPLICABLE'] as const).map((reason) => `WHEN ${any(reason)} THEN '${reason}'`)
  return `CASE ${branches.join(' ')} END`
}

function readRow(measures: readonly NamedCheck[], columns: readonly string[], row: CubeRow): readonly MeasuredCell[] {
  const cell = (name: string): string | null => row[columns.indexOf(name)] ?? null
  const orgUnit = cell('unit')
  const group = cell('group')
  const period = cell('year')
  if (orgUnit === null || group === null || period === null) return []
  return measures.flatMap(({ id, checked }, index) => {
    if (cell(`m${index}_applies`) === null) return []
    const part = (name: string): string | null => plainNumber(cell(`m${index}_${name}`))
    const [numerator, denominator, value] = [part('numerator'), part('denominator'), part('value')]
    const marked = reasons.find((reason) => reason === cell(`m${index}_reason`)) ?? null
    const isRatio = checked.measure.kind === 'ratio'
    const isUnknown = cell(`m${index}_unknown`) !== null
    const people = isRatio && denominator !== null && /^\d+$/.test(denominator) ? Number(denominator) : null
    return [
      {
        measure: id,
        orgUnit,
        group,
        period,
        numerator,
        denominator,
        value: marked === null ? value : null,
        people,
        numeratorMost: null,
        denominatorMost: null,
        isOfTwo: false,
        reason: marked ?? reasonOf(isRatio ? [denominator, numerator] : [value], isRatio, isUnknown),
        dataThrough: lastDayOf(period),
      },
    ]
  })
}

/** Of numbers that nobody hid: nothing was published for them, or they divide by nothing. */
function reasonOf(parts: readonly (string | null)[], isRatio: boolean, isUnknown: boolean): Reason | null {
  if (isRatio && parts[0] === '0') return 'ZERO_DENOMINATOR'
  if (!parts.includes(null)) return null
  return isUnknown ? 'NO_DATA' : 'ZERO_DENOMINATOR'
}
