import type { AggregateExpression, Expression } from '../formula/expression.js'
import { type FormulaType, integerType, isWide } from '../formula/formula-type.js'
import { givesValue } from '../formula/gives-value.js'
import {
  asSummed,
  cast,
  type PrintOptions,
  printAggregate,
  printAs,
  printExpression,
  printSum,
  sumAs,
} from '../formula/print-expression.js'
import type { NamedCheck } from './compile-cube.js'
import { type Draft, placeKeys } from './microdata-draft.js'
import { counted, entityOptions, workedOut } from './print-number.js'

type Checked = NamedCheck['checked']

/** What the rows of one person in a unit make of a part that adds up: the whole part is the sum of all of these. */
export function printContribution(draft: Draft, checked: Checked, part: Expression): string {
  const ofAggregate = (plain: AggregateExpression): string => {
    const aggregate = counted(draft, checked, plain)
    return checked.each === null ? ofRows(draft, aggregate) : ofEntity(draft, checked, aggregate)
  }
  const sql = printExpression(part, { dialect: draft.dialect, aggregate: ofAggregate })
  const isWindowed = checked.each === null && !draft.combine
  return isWindowed ? `x.${draft.shares.nameOf(sql)}` : sql
}

/** An entity is a person: it is counted once, or adds its own number. */
function ofEntity(draft: Draft, checked: Checked, aggregate: AggregateExpression): string {
  const { name, argument, filter, type } = aggregate
  const options = entityOptions(draft, checked)
  const isSum = name === 'sum' && argument !== null
  const condition = isSum ? filter : givesValue(aggregate, workedOut(checked))
  const amount = isSum ? printAmount(argument, type, options) : '1'
  const own = condition === null ? amount : `CASE WHEN ${printExpression(condition, options)} THEN ${amount} END`
  return cast(`coalesce(${own}, 0)`, type, draft.dialect)
}

/** An amount with the places it is added up with. */
function printAmount(argument: Expression, type: FormulaType, options: PrintOptions): string {
  const sql = printAs(argument, type, options)
  return type.kind === 'double' && !isWide(type) ? asSummed(sql, options.dialect) : sql
}

function ofRows(draft: Draft, aggregate: AggregateExpression): string {
  const { dialect, combine, partials } = draft
  const options = { dialect }
  const total = combine ? (sql: string) => partials.nameOf(sql) : (sql: string) => `${sql} OVER (${ofPerson(draft)})`
  const { name, type } = aggregate
  if (name === 'sum') return `coalesce(${sumAs(aggregate, total(printSum(aggregate, options)), dialect)}, 0)`
  const rows: AggregateExpression = { ...aggregate, name: 'count', type: integerType }
  const count = total(printAggregate(rows, options))
  return cast(name === 'count' ? count : `CASE WHEN ${count} > 0 THEN 1 ELSE 0 END`, type, dialect)
}

function ofPerson(draft: Draft): string {
  return `PARTITION BY ${[...placeKeys(draft), draft.shape.person].join(', ')}`
}
