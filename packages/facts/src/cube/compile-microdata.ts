import { roster } from '@planwright/sdk'
import { type AggregateExpression, aggregatesOf, columnsOf, type Expression } from '../formula/expression.js'
import { booleanType, integerType } from '../formula/formula-type.js'
import { type Dialect, type PrintOptions, printAggregate, printExpression } from '../formula/print-expression.js'
import { quoteIdentifier, quoteText } from '../formula/quote.js'
import { dimensionOf } from '../formula/student-groups.js'
import type { MeasureRequest } from '../store/fact-store.js'
import type { NamedCheck } from './compile-cube.js'
import { compileUnits } from './compile-units.js'
import { type CompiledCube, partsOfMeasure, type TableNames, yearCondition } from './compiled-cube.js'
import { dimensionsOf, rowsWithGroups } from './group-source.js'
import { type MicrodataShape, shapeOf } from './microdata-shape.js'
import { isCombinable, type NamedColumns, namedColumns, narrowed, printCombined } from './partial-aggregates.js'
import { readMicrodata } from './read-microdata.js'

/** What the parts of the statement share while it is put together. */
interface Draft {
  readonly request: MeasureRequest
  readonly measures: readonly NamedCheck[]
  readonly shape: MicrodataShape
  readonly dialect: Dialect
  readonly tables: TableNames
  /** Facts are summed up per key first, and those sums put together; else the rows themselves are carried along. */
  readonly combine: boolean
  /** The different `where`s, where measures differ in it. Their rows are then counted in `_where0`, ... */
  readonly wheres: readonly (Expression | null)[]
  readonly partials: NamedColumns
  readonly worked: NamedColumns
}

/**
 * Compiles measures of rows about people or things into one statement:
 * facts (filtered, summed up per key) -> spans (year, and year to date) -> units (district, zone, school, classroom)
 * -> entities (`each`, per unit: a student counts once at each level) -> cells (all, and one group dimension at a time).
 */
export function compileMicrodata(
  request: MeasureRequest,
  measures: readonly NamedCheck[],
  dialect: Dialect,
  tables: TableNames,
): CompiledCube {
  const shape = shapeOf(request)
  const draft: Draft = {
    request,
    measures,
    shape,
    dialect,
    tables,
    combine: isCombinable(measures.flatMap(({ checked }) => rowAggregates(checked))),
    wheres: differingWheres(measures, dialect),
    partials: namedColumns('_p'),
    worked: namedColumns('_n'),
  }
  const cells = cellColumns(draft)
  const entities = shape.entity === null ? null : compileEntities(draft)
  const spans = shape.monthly ? compileSpans(draft) : []
  const parts = [
    `facts AS MATERIALIZED (\n${compileFacts(draft)}\n)`,
    ...spans,
    `units AS (\n${compileUnits(shape, shape.monthly ? 'spans' : 'facts', dialect, tables)}\n)`,
    ...(entities === null ? [] : [`entities AS (\n${entities}\n)`]),
  ]
  const sql = `WITH ${parts.join(',\n')}\n${compileCells(draft, cells, entities === null ? 'units' : 'entities')}`
  const columns = ['unit', 'group', 'period', ...cells.map(({ name }) => name)]
  return { sql, columns, readCells: (rows) => readMicrodata(measures, columns, rows) }
}

type Checked = NamedCheck['checked']

/** The aggregates that look at the dataset's rows: those of `each`, or of the measure itself. */
function rowAggregates(checked: Checked): readonly AggregateExpression[] {
  const { each, numerator, denominator, value } = checked
  const expressions = each === null ? [numerator, denominator, value] : each.names.map(({ expression }) => expression)
  return expressions.flatMap((expression) => (expression === null ? [] : aggregatesOf(expression)))
}

function differingWheres(measures: readonly NamedCheck[], dialect: Dialect): readonly (Expression | null)[] {
  const wheres = new Map<string, Expression | null>()
  for (const { checked } of measures) {
    wheres.set(checked.where === null ? '' : printExpression(checked.where, { dialect }), checked.where)
  }
  return wheres.size > 1 ? [...wheres.values()] : []
}

/** Which of the differing `where`s a measure has; null where all have the same. */
function whereIndex({ wheres, dialect }: Draft, checked: Checked): number | null {
  if (wheres.length === 0) return null
  const print = (where: Expression | null): string => (where === null ? '' : printExpression(where, { dialect }))
  return wheres.findIndex((where) => print(where) === print(checked.where))
}

/** The condition a measure's rows must meet beyond those all measures share. */
function rowCondition(draft: Draft, checked: Checked): Expression | null {
  return draft.wheres.length === 0 ? null : checked.where
}

function printOverRows(draft: Draft, checked: Checked, expression: Expression): string {
  const { dialect, combine, partials } = draft
  // Rows that are counted directly meet the roster's columns, some of which have the same names.
  const column = combine || checked.each !== null ? quoteIdentifier : (name: string) => `x.${quoteIdentifier(name)}`
  const options: PrintOptions = { dialect, column }
  const aggregate = (plain: AggregateExpression): string => {
    const narrow = narrowed(plain, rowCondition(draft, checked))
    return combine ? printCombined(narrow, partials, options) : printAggregate(narrow, options)
  }
  return printExpression(expression, { ...options, aggregate })
}

/** A number of a measure for a cell: over entities (and their roster row `g`) with `each`, else over rows. */
function printNumber(draft: Draft, checked: Checked, expression: Expression): string {
  const { each } = checked
  if (each === null) return printOverRows(draft, checked, expression)
  const column = (name: string): string => {
    const dimension = dimensionOf(name)
    if (dimension !== null) return `g.${quoteIdentifier(dimension)}`
    const found = each.names.find((known) => known.name === name)
    return found === undefined ? '_entity' : draft.worked.nameOf(printOverRows(draft, checked, found.expression))
  }
  const index = whereIndex(draft, checked)
  const options: PrintOptions = {
    dialect: draft.dialect,
    column: (name) => (name === whereName(index) ? name : column(name)),
  }
  const aggregate = (plain: AggregateExpression): string => printAggregate(narrowed(plain, hasRows(index)), options)
  return printExpression(expression, { ...options, aggregate })
}

function whereName(index: number | null): string {
  return index === null ? '' : `_where${index}`
}

/** The condition that an entity has rows of the measure. */
function hasRows(index: number | null): Expression | null {
  if (index === null) return null
  const left: Expression = { node: 'column', name: whereName(index), type: integerType }
  const right: Expression = { node: 'constant', value: '0', type: integerType }
  return { node: 'compare', operator: '>', left, right, type: booleanType }
}

interface CellColumn {
  readonly name: string
  readonly sql: string
}

function cellColumns(draft: Draft): readonly CellColumn[] {
  return draft.measures.flatMap(({ checked }, measure) => {
    const index = whereIndex(draft, checked)
    const numbers = partsOfMeasure(checked.measure).map((part) => {
      const expression = checked[part]
      return {
        name: `m${measure}_${part}`,
        sql: expression === null ? 'NULL' : printNumber(draft, checked, expression),
      }
    })
    const rows = index === null ? [] : [{ name: `m${measure}_rows`, sql: `sum(${whereName(index)})` }]
    const through = draft.shape.date === null ? 'NULL' : `max(x.${throughName(index)})`
    return [
      ...numbers,
      { name: `m${measure}_people`, sql: printPeople(draft.shape, index) },
      { name: `m${measure}_through`, sql: through },
      ...rows,
    ]
  })
}

function printPeople({ person, entity }: MicrodataShape, index: number | null): string {
  if (person === null) return 'NULL'
  const counted = entity === null ? `count(DISTINCT ${person})` : 'count(*)'
  return index === null ? counted : `${counted} FILTER (WHERE ${whereName(index)} > 0)`
}

function whereColumns({ wheres, dialect, combine }: Draft): readonly string[] {
  return wheres.map((where, index) => {
    const holds = where === null ? 'TRUE' : printExpression(where, { dialect })
    const one = combine ? `count(*) FILTER (WHERE ${holds})` : `CASE WHEN ${holds} THEN 1 ELSE 0 END`
    return `${one} AS ${whereName(index)}`
  })
}

function compileFacts(draft: Draft): string {
  const { shape, combine, request, tables, partials } = draft
  const keys = shape.keys.map(({ sql, name }) => `${sql} AS ${name}`)
  const date = shape.date === null ? null : quoteIdentifier(shape.date)
  const through = date === null ? [] : throughColumns(draft, date)
  const carried = combine ? partials.list() : usedColumns(draft).map(quoteIdentifier)
  const selected = [...keys, ...carried, ...whereColumns(draft), ...through]
  const rows = rowsWithGroups(request.dataset, shape.entity, dimensionsOf(rowFormulas(draft)), tables)
  const grouped = combine ? `\n  GROUP BY ${shape.keys.map((_, index) => index + 1).join(', ')}` : ''
  return `  SELECT ${selected.join(', ')}\n  FROM ${rows}\n  WHERE ${factConditions(draft).join(' AND ')}${grouped}`
}

/** The latest day of the rows: once, or for each of the differing `where`s. */
function throughColumns({ wheres, dialect, combine }: Draft, date: string): readonly string[] {
  if (wheres.length === 0) return [`${combine ? `max(${date})` : date} AS _through`]
  return wheres.map((where, index) => {
    const day = where === null ? date : `CASE WHEN ${printExpression(where, { dialect })} THEN ${date} END`
    return `${combine ? `max(${day})` : day} AS ${throughName(index)}`
  })
}

function throughName(index: number | null): string {
  return index === null ? '_through' : `_through${index}`
}

function usedColumns(draft: Draft): readonly string[] {
  return [...new Set(rowFormulas(draft).flatMap(columnsOf))]
}

/** Everything that looks at the dataset's rows. */
function rowFormulas({ measures }: Draft): readonly Expression[] {
  return measures.flatMap(({ checked }) => [
    ...rowAggregates(checked),
    ...(checked.where === null ? [] : [checked.where]),
  ])
}

/** Whether a formula over entities asks for the groups of a student. */
function readsEntityGroups({ measures }: Draft): boolean {
  const outer = measures.filter(({ checked }) => checked.each !== null)
  return (
    dimensionsOf(outer.flatMap(({ checked }) => [checked.numerator, checked.denominator, checked.value])).length > 0
  )
}

function factConditions({ request, shape, dialect, wheres, measures }: Draft): readonly string[] {
  const entity = shape.entity === null ? [] : [`${quoteIdentifier(shape.entity)} IS NOT NULL`]
  const dated = shape.monthly && shape.date !== null ? [`${quoteIdentifier(shape.date)} IS NOT NULL`] : []
  const shared = wheres.length === 0 ? [measures[0]?.checked.where ?? null] : wheres
  const conditions = shared.map((where) => (where === null ? null : printExpression(where, { dialect })))
  const where = conditions.includes(null) ? [] : [`(${conditions.join(' OR ')})`]
  return [yearCondition(request), ...entity, ...dated, ...where]
}

/** The year, and the year to date at the end of each month the dataset has rows of, whichever of them a measure counts. */
function compileSpans({ dialect, request, shape, tables }: Draft): readonly string[] {
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const month = `lpad(CAST(m._month % 12 + 1 AS ${text}), 2, '0')`
  const months = shape.keys
    .filter(({ name }) => name === '_year' || name === '_month')
    .map(({ sql, name }) => `${sql} AS ${name}`)
  const conditions = [
    yearCondition(request),
    ...(shape.date === null ? [] : [`${quoteIdentifier(shape.date)} IS NOT NULL`]),
  ]
  return [
    `months AS (SELECT DISTINCT ${months.join(', ')} FROM ${tables(request.dataset)} WHERE ${conditions.join(' AND ')})`,
    `spans AS (\n  SELECT f.*, f._year AS _period FROM facts f\n  UNION ALL\n  SELECT f.*, m._year || '/' || ${month} AS _period FROM facts f JOIN months m ON m._year = f._year AND m._month >= f._month\n)`,
  ]
}

/** One row an entity and unit (and period): what `each` works out. */
function compileEntities({ shape, worked, wheres }: Draft): string {
  const keys = ['_year', ...(shape.monthly ? ['_period'] : []), '_unit', '_entity']
  const indexes = wheres.length === 0 ? [null] : wheres.map((_, index) => index)
  const through = shape.date === null ? [] : indexes.map(throughName).map((name) => `max(${name}) AS ${name}`)
  const rows = wheres.map((_, index) => `sum(${whereName(index)}) AS ${whereName(index)}`)
  return `  SELECT ${[...keys, ...worked.list(), ...rows, ...through].join(', ')}\n  FROM units\n  GROUP BY ${keys.join(', ')}`
}

function compileCells(draft: Draft, cells: readonly CellColumn[], source: string): string {
  const { shape, dialect, tables } = draft
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const period = shape.monthly ? 'x._period' : 'x._year'
  const dimensions = shape.groups.map((id) => ({ id, column: `g.${quoteIdentifier(id)}` }))
  const branches = dimensions.map(
    ({ id, column }) => `WHEN GROUPING(${column}) = 0 THEN ${quoteText(`${id}/`)} || ${column}`,
  )
  const group = branches.length === 0 ? "'all'" : `CASE ${branches.join(' ')} ELSE 'all' END`
  const numbers = cells.map(({ name, sql }) => `CAST(${sql} AS ${text}) AS ${quoteIdentifier(name)}`)
  const keys = `${period}, x._unit`
  const sets = [`(${keys})`, ...dimensions.map(({ column }) => `(${keys}, ${column})`)]
  const join =
    dimensions.length === 0 && !readsEntityGroups(draft)
      ? ''
      : `\nLEFT JOIN ${tables(roster.students)} g ON g."student" = x.${shape.studentKey} AND g."schoolYear" = x._year`
  const unknown = dimensions.map(({ column }) => `NOT (GROUPING(${column}) = 0 AND ${column} IS NULL)`)
  return [
    `SELECT x._unit AS "unit", CAST(${group} AS ${text}) AS "group", ${period} AS "period"`,
    ...numbers.map((number) => `  , ${number}`),
    `FROM ${source} x${join}`,
    `GROUP BY ${sets.length === 1 ? keys : `GROUPING SETS (${sets.join(', ')})`}`,
    ...(unknown.length === 0 ? [] : [`HAVING ${unknown.join(' AND ')}`]),
  ].join('\n')
}
