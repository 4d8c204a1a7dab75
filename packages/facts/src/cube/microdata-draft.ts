import { type AggregateExpression, aggregatesOf, type Expression } from '../formula/expression.js'
import { isPersonId } from '../formula/people.js'
import { type Dialect, printExpression } from '../formula/print-expression.js'
import type { MeasureRequest } from '../store/fact-store.js'
import type { NamedCheck } from './compile-cube.js'
import type { TableNames } from './compiled-cube.js'
import { type MicrodataShape, shapeOf } from './microdata-shape.js'
import { isCombinable, type NamedColumns, namedColumns } from './partial-aggregates.js'

/** What the parts of the statement share while it is put together. */
export interface Draft {
  readonly request: MeasureRequest
  readonly measures: readonly NamedCheck[]
  readonly shape: MicrodataShape
  readonly dialect: Dialect
  readonly tables: TableNames
  /** Facts are summed up per key first, and those sums put together; else the rows themselves are carried along. */
  readonly combine: boolean
  /** The different `where`s, where a measure has one. Their rows are counted in `_where0`, ...; no row is left out. */
  readonly wheres: readonly (Expression | null)[]
  readonly partials: NamedColumns
  readonly worked: NamedColumns
  /** What one person's rows come to, where the rows themselves are carried along. */
  readonly shares: NamedColumns
  /** How many rows of a person give an entity a value, where entities are worked out from the rows of people. */
  readonly members: NamedColumns
  /** The people behind the entities of a unit. */
  readonly behind: NamedColumns
}

/** What can be said of the statement before any of it is written. */
export function draftOf(
  request: MeasureRequest,
  measures: readonly NamedCheck[],
  dialect: Dialect,
  tables: TableNames,
): Draft {
  return {
    request,
    measures,
    shape: shapeOf(request),
    dialect,
    tables,
    combine: isCombinable(measures.flatMap(({ checked }) => rowAggregates(checked).filter(isOfRows(checked)))),
    wheres: wheresOf(measures, dialect),
    partials: namedColumns('_p'),
    worked: namedColumns('_n'),
    shares: namedColumns('_t'),
    members: namedColumns('_c'),
    behind: namedColumns('_b'),
  }
}

type Checked = NamedCheck['checked']

/** Whether an aggregate counts the people of rows, which is known once the rows of each are put together. */
export function countsPeople({ name, argument }: AggregateExpression, checked: Checked): boolean {
  return name === 'countDistinct' && checked.each === null && argument !== null && isPersonId(argument, checked)
}

function isOfRows(checked: Checked): (aggregate: AggregateExpression) => boolean {
  return (aggregate) => !countsPeople(aggregate, checked)
}

/** The aggregates that look at the dataset's rows: those of `each`, or of the measure itself. */
function rowAggregates(checked: Checked): readonly AggregateExpression[] {
  const { each, numerator, denominator, value } = checked
  const expressions = each === null ? [numerator, denominator, value] : each.names.map(({ expression }) => expression)
  return expressions.flatMap((expression) => (expression === null ? [] : aggregatesOf(expression)))
}

/** Everything that looks at the dataset's rows. */
export function rowFormulas({ measures }: Draft): readonly Expression[] {
  return measures.flatMap(({ checked }) => [
    ...rowAggregates(checked),
    ...(checked.where === null ? [] : [checked.where]),
  ])
}

/** None where no measure has one: then every row counts. */
function wheresOf(measures: readonly NamedCheck[], dialect: Dialect): readonly (Expression | null)[] {
  const wheres = new Map<string, Expression | null>()
  for (const { checked } of measures) {
    wheres.set(checked.where === null ? '' : printExpression(checked.where, { dialect }), checked.where)
  }
  const found = [...wheres.values()]
  return found.every((where) => where === null) ? [] : found
}

/** Which of the different `where`s a measure has; null where none has any. */
export function whereIndex({ wheres, dialect }: Draft, checked: Checked): number | null {
  if (wheres.length === 0) return null
  const print = (where: Expression | null): string => (where === null ? '' : printExpression(where, { dialect }))
  return wheres.findIndex((where) => print(where) === print(checked.where))
}

/** The column that says whether, or how many, rows meet one of the different `where`s. */
export function whereName(index: number | null): string {
  return index === null ? '' : `_where${index}`
}

/** The column with the latest day of all rows, or of those that meet one of the different `where`s. */
export function throughName(index: number | null): string {
  return index === null ? '_through' : `_through${index}`
}

/** The columns that a unit's rows of one period are grouped by. */
export function placeKeys({ shape }: Pick<Draft, 'shape'>): readonly string[] {
  return ['_year', ...(shape.monthly ? ['_period'] : []), '_unit']
}

/** The columns of different `where`s and of the latest days, put together. */
export function commonColumns({ shape, wheres }: Draft): readonly string[] {
  const indexes = [null, ...wheres.keys()]
  const through = shape.date === null ? [] : indexes.map(throughName).map((name) => `max(${name}) AS ${name}`)
  const rows = wheres.map((_, index) => `sum(${whereName(index)}) AS ${whereName(index)}`)
  return [...rows, ...through]
}
