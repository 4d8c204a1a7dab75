import { bound } from './bound.js'
import type { AggregateExpression, Expression } from './expression.js'
import { commonType, type FormulaType, isWide, sameType, scaleOf } from './formula-type.js'
import { printDeviation } from './print-deviation.js'
import { isWideAggregate, printWide } from './print-wide.js'
import { quoteIdentifier } from './quote.js'

export type Dialect = 'duckdb' | 'postgres'

/** How an expression becomes SQL: for which engine, and where columns and aggregates come from. */
export interface PrintOptions {
  readonly dialect: Dialect
  /** The SQL of a column; its quoted name unless given. */
  readonly column?: (name: string) => string
  /** The SQL of an aggregate; over the rows themselves unless given. */
  readonly aggregate?: (aggregate: AggregateExpression) => string
}

/** Doubles are summed as decimals of this many places, so that the order of rows cannot matter. */
const exactPlaces = 12

const capitals = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${latin(0xc0)}`
const smalls = `abcdefghijklmnopqrstuvwxyz${latin(0xe0)}`

/** The letters of Latin-1 beyond ASCII (all but the signs for times and divided by). */
function latin(start: number): string {
  const offsets = Array.from({ length: 31 }, (_, index) => index).filter((index) => index !== 0x17)
  return offsets.map((offset) => String.fromCodePoint(start + offset)).join('')
}

/** Prints a checked expression for an engine, such that both engines give the same answer. */
export function printExpression(expression: Expression, options: PrintOptions): string {
  const print = (inner: Expression): string => printExpression(inner, options)
  switch (expression.node) {
    case 'column':
      return printColumn(expression.name, expression.type, options)
    case 'constant':
      return printConstant(expression.value, expression.type, options.dialect)
    case 'arithmetic':
      return printArithmetic(expression, options)
    case 'negate':
      return `(- ${print(expression.operand)})`
    case 'compare':
      return `(${printPair(expression.left, expression.right, options).join(` ${expression.operator} `)})`
    case 'in': {
      const items = expression.items.map((item) => `(${printPair(expression.operand, item, options).join(' = ')})`)
      const any = `(${items.join(' OR ')})`
      return expression.negated ? `(NOT ${any})` : any
    }
    case 'logic':
      return `(${expression.operands.map((operand) => printAs(operand, { kind: 'boolean' }, options)).join(` ${expression.operator.toUpperCase()} `)})`
    case 'not':
      return `(NOT ${printAs(expression.operand, { kind: 'boolean' }, options)})`
    case 'isNull':
      return `(${print(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL)`
    case 'isTruth':
      return `(${printAs(expression.operand, { kind: 'boolean' }, options)} IS ${expression.negated ? '' : 'NOT '}DISTINCT FROM ${expression.truth})`
    case 'case': {
      const { type } = expression
      const branches = expression.branches.map(
        ({ when, then }) => `WHEN ${print(when)} THEN ${printAs(then, type, options)}`,
      )
      return `(CASE ${branches.join(' ')} ELSE ${printAs(expression.otherwise, type, options)} END)`
    }
    case 'choose': {
      const operands = expression.operands.map((operand) => printAs(operand, expression.type, options))
      return `${expression.name}(${operands.join(', ')})`
    }
    case 'call':
      return printCall(expression, options)
    case 'aggregate':
      return options.aggregate?.(expression) ?? printAggregate(expression, options)
  }
}

/** Prints an expression as a value of another type that holds it exactly. */
export function printAs(expression: Expression, type: FormulaType, options: PrintOptions): string {
  const { dialect } = options
  if (expression.type.kind === 'null') return cast('NULL', type, dialect)
  const sql = printExpression(expression, options)
  if (sameType(expression.type, type)) return sql
  if (type.kind !== 'double' || isShort(expression)) return cast(sql, type, dialect)
  return toDouble(sql, dialect)
}

/** Whether DuckDB takes a number for a double without a loss: a double, or a whole number of 64 bits. */
function isShort({ node, type }: Expression): boolean {
  return type.kind === 'double' || (type.kind === 'integer' && (node === 'column' || node === 'constant'))
}

/** An exact number as the double nearest to it. DuckDB rounds long ones twice unless they go through text. */
export function toDouble(sql: string, dialect: Dialect): string {
  const exact = dialect === 'postgres' ? sql : cast(sql, { kind: 'text' }, dialect)
  return cast(exact, { kind: 'double' }, dialect)
}

/** The engine's name of a type. */
export function typeName(type: FormulaType, dialect: Dialect): string {
  switch (type.kind) {
    case 'integer':
      return dialect === 'duckdb' ? 'HUGEINT' : 'NUMERIC'
    case 'decimal':
      return dialect === 'duckdb' ? `DECIMAL(38, ${type.scale})` : 'NUMERIC'
    case 'double':
      return dialect === 'duckdb' ? 'DOUBLE' : 'DOUBLE PRECISION'
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'text':
    case 'null':
      return dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  }
}

export function cast(sql: string, type: FormulaType, dialect: Dialect): string {
  return `CAST(${sql} AS ${typeName(type, dialect)})`
}

function printColumn(name: string, type: FormulaType, options: PrintOptions): string {
  const sql = options.column?.(name) ?? quoteIdentifier(name)
  return type.kind === 'text' ? byCodePoint(sql, options.dialect) : sql
}

/** Texts compare by code point on DuckDB; on PostgreSQL only if told so. */
function byCodePoint(sql: string, dialect: Dialect): string {
  return dialect === 'postgres' ? `(${sql} COLLATE "C")` : sql
}

/**
 * A constant is a parameter, cast to its type. Three things of a formula are words of the statement all the same, for
 * the planner must know them: true, false and null; the digits a decimal has; the places that `round` keeps.
 */
function printConstant(value: string, type: FormulaType, dialect: Dialect): string {
  const parameter = bound(value, type.kind)
  switch (type.kind) {
    case 'text':
      return byCodePoint(cast(parameter, type, dialect), dialect)
    case 'boolean':
      return value === 'true' ? 'true' : 'false'
    case 'null':
      return 'NULL'
    case 'decimal':
      return dialect === 'duckdb'
        ? `CAST(${parameter} AS DECIMAL(${widthOf(value)}, ${type.scale}))`
        : cast(parameter, type, dialect)
    case 'integer':
      return `CAST(${parameter} AS BIGINT)`
    default:
      return cast(parameter, type, dialect)
  }
}

function widthOf(value: string): number {
  return value.replace(/[-.]/g, '').length
}

/** Two operands as one type, so that no engine chooses another. Exact numbers need no cast. */
function printPair(left: Expression, right: Expression, options: PrintOptions): readonly [string, string] {
  const common = commonType(left.type, right.type)
  if (common === null || common.kind === 'decimal') {
    return [printExpression(left, options), printExpression(right, options)]
  }
  return [printAs(left, common, options), printAs(right, common, options)]
}

function printArithmetic(expression: Expression & { node: 'arithmetic' }, options: PrintOptions): string {
  const { operator, left, right } = expression
  const double: FormulaType = { kind: 'double' }
  if (operator === '/') return `(${printAs(left, double, options)} / NULLIF(${printAs(right, double, options)}, 0))`
  if (left.type.kind === 'date' || right.type.kind === 'date') return printDays(expression, options)
  if (left.type.kind === 'null' || right.type.kind === 'null') return cast('NULL', expression.type, options.dialect)
  if (expression.type.kind === 'double')
    return `(${printAs(left, double, options)} ${operator} ${printAs(right, double, options)})`
  return `(${printWithRoom(left, options)} ${operator} ${printExpression(right, options)})`
}

/** An exact number with all the digits the engine has, so that what is added to it or multiplied by it has room. */
function printWithRoom(expression: Expression, options: PrintOptions): string {
  const sql = printExpression(expression, options)
  return expression.node === 'arithmetic' ? sql : cast(sql, expression.type, options.dialect)
}

/** Days between dates, or a date so many days away: not known where that is beyond the years of any calendar. */
function printDays(
  { operator, left, right, type }: Expression & { node: 'arithmetic' },
  options: PrintOptions,
): string {
  const side = (expression: Expression): string => {
    const sql = printExpression(expression, options)
    if (expression.type.kind === 'date') return sql
    return `CAST(CASE WHEN ${sql} BETWEEN -${mostDays} AND ${mostDays} THEN ${sql} END AS INTEGER)`
  }
  return cast(`(${side(left)} ${operator} ${side(right)})`, type, options.dialect)
}

/** Some 2,700 years. */
const mostDays = 1_000_000

function printCall({ name, operand, places, type }: Expression & { node: 'call' }, options: PrintOptions): string {
  const { dialect } = options
  const sql = printExpression(operand, options)
  if (operand.type.kind === 'null') return cast('NULL', type, dialect)
  switch (name) {
    case 'lower':
      return `translate(${sql}, '${capitals}', '${smalls}')`
    case 'upper':
      return `translate(${sql}, '${smalls}', '${capitals}')`
    case 'year':
    case 'month':
    case 'day':
    case 'isodow':
      return cast(`extract(${name} FROM ${sql})`, type, dialect)
    case 'abs':
      return `abs(${sql})`
    case 'floor':
    case 'ceil':
      return operand.type.kind === 'integer' ? sql : wholeAs(`${name}(${sql})`, operand.type, type, dialect)
    case 'round': {
      if (isWide(type)) return `round(${sql}, ${places})`
      if (operand.type.kind !== 'double')
        return scaleOf(operand.type) <= places ? sql : cast(`round(${sql}, ${places})`, type, dialect)
      return cast(`round(${exactly(sql, dialect)}, ${places})`, type, dialect)
    }
  }
}

/** A whole number in its type. PostgreSQL keeps but 15 digits of a double unless it goes through text. */
function wholeAs(sql: string, from: FormulaType, type: FormulaType, dialect: Dialect): string {
  const isShort = from.kind === 'double' && dialect === 'postgres'
  return cast(isShort ? cast(sql, { kind: 'text' }, dialect) : sql, type, dialect)
}

/** A double as the decimal that its shortest text stands for: the same digits on every engine. */
export function exactly(sql: string, dialect: Dialect, places = exactPlaces): string {
  const text = cast(sql, { kind: 'text' }, dialect)
  return dialect === 'duckdb' ? `CAST(${text} AS DECIMAL(38, ${places}))` : `round(CAST(${text} AS NUMERIC), ${places})`
}

/** A double as it is when it is the only one in a sum. */
export function asSummed(sql: string, dialect: Dialect): string {
  return toDouble(exactly(sql, dialect), dialect)
}

/** Prints an aggregate over the rows themselves. */
export function printAggregate(aggregate: AggregateExpression, options: PrintOptions): string {
  const { dialect } = options
  const { argument, type } = aggregate
  const filter = filterOf(aggregate, options)
  if (isWideAggregate(aggregate)) return printWide(aggregate, options)
  switch (aggregate.name) {
    case 'count':
      return `count(${argument === null ? '*' : printExpression(argument, options)})${filter}`
    case 'countDistinct':
      return `count(DISTINCT ${printAs(argument ?? aggregate, distinctType(argument), options)})${filter}`
    case 'sum':
      return sumAs(aggregate, printSum(aggregate, options), dialect)
    case 'min':
    case 'max':
      return `${aggregate.name}(${printAs(argument ?? aggregate, type, options)})${filter}`
    case 'avg':
      return printAverage(
        printSum(aggregate, options),
        printAggregate({ ...aggregate, name: 'count' }, options),
        dialect,
      )
    case 'percentile':
      return printPercentile(aggregate, options)
    case 'stddevPop':
    case 'stddevSamp':
      return printDeviation(aggregate, options, (sql) => sql)
    case 'boolAnd':
    case 'boolOr':
      return `${printTruths[aggregate.name]}(${printAs(argument ?? aggregate, type, options)})${filter}`
  }
}

/** The functions that say whether all, or any, of several truths hold. */
export const printTruths = Object.freeze({ boolAnd: 'bool_and', boolOr: 'bool_or' })

function distinctType(argument: Expression | null): FormulaType {
  return argument === null || argument.type.kind === 'null' ? { kind: 'text' } : argument.type
}

export function filterOf(aggregate: AggregateExpression, options: PrintOptions): string {
  return aggregate.filter === null ? '' : ` FILTER (WHERE ${printAs(aggregate.filter, { kind: 'boolean' }, options)})`
}

/** The exact sum, in a type wide enough for sums of sums. */
export function printSum(aggregate: AggregateExpression, options: PrintOptions): string {
  const { argument } = aggregate
  if (argument === null) return 'NULL'
  const number: FormulaType = argument.type.kind === 'null' ? { kind: 'integer' } : argument.type
  const sql = printAs(argument, number, options)
  const exact = number.kind === 'double' && !isWide(number) ? exactly(sql, options.dialect) : sql
  return `sum(${exact})${filterOf(aggregate, options)}`
}

/** A sum (or a sum of sums) in the type the formula gives it. */
export function sumAs({ type }: AggregateExpression, sum: string, dialect: Dialect): string {
  if (isWide(type)) return sum
  return type.kind === 'double' ? toDouble(sum, dialect) : cast(sum, type, dialect)
}

/** Sum over count, as a double; null where nothing was counted. */
export function printAverage(sum: string, count: string, dialect: Dialect): string {
  return `(${toDouble(sum, dialect)} / NULLIF(${cast(count, { kind: 'double' }, dialect)}, 0))`
}

/** Linear interpolation between the two values around the place, written out so that engines cannot differ in the last digit. */
function printPercentile(aggregate: AggregateExpression, options: PrintOptions): string {
  const { dialect } = options
  const double: FormulaType = { kind: 'double' }
  const { argument, fraction } = aggregate
  if (argument === null || fraction === null) return 'NULL'
  const value = printAs(argument, double, options)
  const known = aggregate.filter === null ? '' : ` AND ${printAs(aggregate.filter, { kind: 'boolean' }, options)}`
  const filter = ` FILTER (WHERE ${value} IS NOT NULL${known})`
  const gather = dialect === 'duckdb' ? 'list' : 'array_agg'
  const list = `(${gather}(${value} ORDER BY ${value}${aggregate.descending ? ' DESC' : ''})${filter})`
  const place = `(${cast(bound(String(fraction), 'double'), double, dialect)} * (count(*)${filter} - 1))`
  const at = (side: 'floor' | 'ceil'): string => `${list}[CAST(${side}(${place}) AS INTEGER) + 1]`
  return `(${at('floor')} + (${place} - floor(${place})) * (${at('ceil')} - ${at('floor')}))`
}
