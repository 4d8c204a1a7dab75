import type { AggregateExpression, Expression } from '../formula/expression.js'
import { booleanType, integerType } from '../formula/formula-type.js'
import { givesValue, isMadeOfConstants, isOwn, nameOfOwn, type WorkedOut } from '../formula/gives-value.js'
import { cast, type PrintOptions, printAggregate, printExpression } from '../formula/print-expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import { dimensionOf } from '../formula/student-groups.js'
import type { NamedCheck } from './compile-cube.js'
import { countsPeople, type Draft, whereIndex, whereName } from './microdata-draft.js'
import { narrowed, printCombined } from './partial-aggregates.js'

type Checked = NamedCheck['checked']

/**
 * A number of a measure for a cell: over entities (and their roster row `g`) with `each`, else over rows. A cell has rows,
 * though maybe none that count: a count of none of them is 0, also where it is written as a sum of 1s and 0s.
 */
export function printNumber(draft: Draft, checked: Checked, expression: Expression): string {
  const print = aggregatePrinter(draft, checked)
  const aggregate = (plain: AggregateExpression): string => {
    const isCount = plain.name === 'sum' && plain.argument !== null && isMadeOfConstants(plain.argument)
    return isCount ? `coalesce(${print(plain)}, 0)` : print(plain)
  }
  const options = checked.each === null ? rowOptions(draft, checked) : entityOptions(draft, checked)
  return printExpression(expression, { ...options, aggregate })
}

type PrintAggregate = (plain: AggregateExpression) => string

function aggregatePrinter(draft: Draft, checked: Checked): PrintAggregate {
  if (checked.each === null) return rowAggregatePrinter(draft, checked)
  const options = entityOptions(draft, checked)
  return (plain) => printAggregate(counted(draft, checked, plain), options)
}

/** An expression of `each` over the rows of one entity: added up per key before, where it can be. */
export function printOverRows(draft: Draft, checked: Checked, expression: Expression): string {
  const options = rowOptions(draft, checked)
  return printExpression(expression, { ...options, aggregate: rowAggregatePrinter(draft, checked) })
}

function rowAggregatePrinter(draft: Draft, checked: Checked): PrintAggregate {
  const options = rowOptions(draft, checked)
  return (plain) => {
    const narrow = counted(draft, { ...checked, each: null }, plain)
    if (!draft.combine) return printAggregate(narrow, options)
    if (countsPeople(plain, checked)) return cast(countPeople(draft, checked, plain), plain.type, draft.dialect)
    return printCombined(narrow, draft.partials, options)
  }
}

/** How columns of the dataset's rows are printed. */
export function rowOptions({ dialect, combine }: Draft, { each }: Checked): PrintOptions {
  // Rows that are counted directly meet the roster's columns, some of which have the same names.
  return { dialect, column: combine || each !== null ? quoteIdentifier : (name) => `x.${quoteIdentifier(name)}` }
}

/** How columns of entities are printed: what `each` worked out, the entity, its groups, and how many rows it has. */
export function entityOptions(draft: Draft, checked: Checked): PrintOptions {
  const index = whereIndex(draft, checked)
  const column = (name: string): string => {
    const dimension = dimensionOf(name)
    if (dimension !== null) return `g.${quoteIdentifier(dimension)}`
    const worked = workedOut(checked)(name)
    return worked === null ? 'x._entity' : draft.worked.nameOf(printOverRows(draft, checked, worked))
  }
  return { dialect: draft.dialect, column: (name) => (name === whereName(index) ? name : column(name)) }
}

/** What a name of `each` stands for, and whether that is an entity's own. */
export function workedOut({ each }: Checked): WorkedOut {
  const expressionOf = (name: string): Expression | null =>
    each?.names.find((known) => known.name === name)?.expression ?? null
  return (column) => {
    const inner = expressionOf(nameOfOwn(column) ?? column)
    return inner === null || nameOfOwn(column) === null ? inner : isOwn(inner, () => null)
  }
}

/** An aggregate over only the rows (or entities) that the measure counts, where others stand beside them. */
export function counted(draft: Draft, checked: Checked, aggregate: AggregateExpression): AggregateExpression {
  if (draft.wheres.length === 0) return aggregate
  return narrowed(aggregate, checked.each === null ? checked.where : hasRows(whereIndex(draft, checked)))
}

/** The condition that an entity has rows of the measure. */
function hasRows(index: number | null): Expression | null {
  if (index === null) return null
  const left: Expression = { node: 'column', name: whereName(index), type: integerType }
  const right: Expression = { node: 'constant', value: '0', type: integerType }
  return { node: 'compare', operator: '>', left, right, type: booleanType }
}

/** How many people have rows that give an aggregate over rows a value. */
export function countPeople(draft: Draft, checked: Checked, aggregate: AggregateExpression): string {
  const { shape, combine, dialect, partials } = draft
  const narrow = counted(draft, checked, aggregate)
  const gives = givesValue(narrow, () => null)
  if (!combine) {
    const where = gives === null ? '' : ` FILTER (WHERE ${printExpression(gives, rowOptions(draft, checked))})`
    return `count(DISTINCT x.${shape.person})${where}`
  }
  const rows: AggregateExpression = { ...narrow, name: 'count', argument: null, filter: gives, type: integerType }
  const column = partials.nameOf(printAggregate(rows, { dialect }))
  return `count(x.${shape.person}) FILTER (WHERE ${column} > 0)`
}
