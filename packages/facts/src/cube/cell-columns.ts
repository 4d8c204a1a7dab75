import type { AggregateExpression, Expression } from '../formula/expression.js'
import { booleanType, integerType } from '../formula/formula-type.js'
import { type PrintOptions, printAggregate, printExpression } from '../formula/print-expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import { dimensionOf } from '../formula/student-groups.js'
import type { NamedCheck } from './compile-cube.js'
import { partsOfMeasure } from './compiled-cube.js'
import { type Draft, throughName, whereIndex, whereName } from './microdata-draft.js'
import type { MicrodataShape } from './microdata-shape.js'
import { narrowed, printCombined } from './partial-aggregates.js'

/** One number of a cell, and the SQL that works it out. */
export interface CellColumn {
  readonly name: string
  readonly sql: string
}

type Checked = NamedCheck['checked']

/** The numbers of every measure for a cell. What they need of facts and entities is entered in the draft. */
export function cellColumns(draft: Draft): readonly CellColumn[] {
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

/** The condition a measure's rows must meet beyond those all measures share. */
function rowCondition(draft: Draft, checked: Checked): Expression | null {
  return draft.wheres.length === 0 ? null : checked.where
}

/** The condition that an entity has rows of the measure. */
function hasRows(index: number | null): Expression | null {
  if (index === null) return null
  const left: Expression = { node: 'column', name: whereName(index), type: integerType }
  const right: Expression = { node: 'constant', value: '0', type: integerType }
  return { node: 'compare', operator: '>', left, right, type: booleanType }
}

function printPeople({ person, entity }: MicrodataShape, index: number | null): string {
  if (person === null) return 'NULL'
  const counted = entity === null ? `count(DISTINCT ${person})` : 'count(*)'
  return index === null ? counted : `${counted} FILTER (WHERE ${whereName(index)} > 0)`
}
