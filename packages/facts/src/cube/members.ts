import { type AggregateExpression, aggregatesOf, columnsOf } from '../formula/expression.js'
import { integerType } from '../formula/formula-type.js'
import { givesValue } from '../formula/gives-value.js'
import { printAggregate, printExpression } from '../formula/print-expression.js'
import type { NamedCheck } from './compile-cube.js'
import { type Draft, placeKeys } from './microdata-draft.js'
import { counted, entityOptions, workedOut } from './print-number.js'

type Checked = NamedCheck['checked']

/**
 * How many people stand behind an aggregate over entities that are none, such as schools: those whose rows give a value
 * to each of the aggregates that the entity's numbers are worked out by, in the entities that are counted.
 */
export function countMembers(draft: Draft, checked: Checked, outer: AggregateExpression): readonly string[] {
  const gives = givesValue(counted(draft, checked, outer), workedOut(checked))
  const isCounted = gives === null ? [] : [printExpression(gives, entityOptions(draft, checked))]
  return rowsUsed(checked, outer).map((inner) => {
    const column = draft.members.nameOf(printRows(draft, checked, inner))
    const conditions = [...isCounted, `m.${column} > 0`].join(' AND ')
    const name = draft.behind.nameOf(`count(DISTINCT m.${draft.shape.members}) FILTER (WHERE ${conditions})`)
    return `max(b.${name})`
  })
}

const anyRow: AggregateExpression = {
  node: 'aggregate',
  name: 'count',
  argument: null,
  fraction: null,
  descending: false,
  filter: null,
  type: integerType,
}

/** The aggregates over rows behind the names an aggregate over entities uses; where it uses none, any row counts. */
function rowsUsed({ each }: Checked, outer: AggregateExpression): readonly AggregateExpression[] {
  const names = columnsOf(outer)
  const used = (each?.names ?? []).filter(({ name }) => names.includes(name))
  const found = used.flatMap(({ expression }) => aggregatesOf(expression))
  return found.length === 0 ? [anyRow] : found
}

function printRows(draft: Draft, checked: Checked, inner: AggregateExpression): string {
  const overRows = { ...checked, each: null }
  const narrow = counted(draft, overRows, inner)
  const filter = givesValue(narrow, () => null)
  const rows = printAggregate(
    { ...narrow, name: 'count', argument: null, filter, type: integerType },
    {
      dialect: draft.dialect,
    },
  )
  return draft.combine ? `sum(${draft.partials.nameOf(rows)})` : rows
}

/** A row for each person of each entity: how many of its rows give the entity's numbers a value. */
export function compileMembers(draft: Draft): string {
  const keys = [...placeKeys(draft), '_entity', draft.shape.members]
  return `  SELECT ${[...keys, ...draft.members.list()].join(', ')}\n  FROM units\n  GROUP BY ${keys.join(', ')}`
}

/** A row for each unit: how many people stand behind the entities that are counted there. */
export function compileBehind(draft: Draft): string {
  const keys = placeKeys(draft)
  const selected = [...keys.map((key) => `x.${key} AS ${key}`), ...draft.behind.list()]
  const same = [...keys, '_entity'].map((key) => `x.${key} = m.${key}`).join(' AND ')
  return `  SELECT ${selected.join(', ')}\n  FROM members m\n  JOIN entities x ON ${same}\n  GROUP BY ${keys.map((key) => `x.${key}`).join(', ')}`
}
