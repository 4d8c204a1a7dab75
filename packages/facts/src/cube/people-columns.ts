import { isAdditive } from '../formula/additive.js'
import { type AggregateExpression, aggregatesOf, type Expression } from '../formula/expression.js'
import { givesValue } from '../formula/gives-value.js'
import { countsOnce, isPersonId, isShareOfPeople } from '../formula/people.js'
import { printExpression } from '../formula/print-expression.js'
import type { CellColumn } from './cell-columns.js'
import type { NamedCheck } from './compile-cube.js'
import { printContribution } from './contribution.js'
import { countMembers } from './members.js'
import type { Draft } from './microdata-draft.js'
import { counted, countPeople, entityOptions, workedOut } from './print-number.js'

type Checked = NamedCheck['checked']

/** The people behind a measure's number, and the most that one of them contributes to a part of it that adds up. */
export function peopleColumns(draft: Draft, measure: number, checked: Checked): readonly CellColumn[] {
  return [
    { name: `m${measure}_people`, sql: printPeople(draft, checked) },
    { name: `m${measure}_numeratorMost`, sql: printMost(draft, checked, checked.numerator ?? checked.value) },
    { name: `m${measure}_denominatorMost`, sql: printMost(draft, checked, checked.denominator) },
  ]
}

/** The fewest behind any aggregate. A share of people says something of everybody in its denominator. */
function printPeople(draft: Draft, checked: Checked): string {
  const { shape } = draft
  if (shape.person === null && shape.members === null) return 'NULL'
  const { numerator, denominator, value } = checked
  const parts = (isShareOfPeople(checked) ? [denominator] : [numerator, denominator, value]).filter(
    (part) => part !== null,
  )
  const numbers = parts.flatMap((part) => [
    ...aggregatesOf(part).flatMap((aggregate) => countsOf(draft, checked, aggregate)),
    ...countsOfDifference(draft, checked, part),
  ])
  const different = [...new Set(numbers)]
  return different.length === 1 ? different.join() : `least(${different.join(', ')})`
}

function countsOf(draft: Draft, checked: Checked, aggregate: AggregateExpression): readonly string[] {
  if (checked.each === null) return [countPeople(draft, checked, aggregate)]
  const { person, members } = draft.shape
  return [
    ...(person === null ? [] : [countEntities(draft, checked, aggregate)]),
    ...(members === null ? [] : countMembers(draft, checked, aggregate)),
  ]
}

function countEntities(draft: Draft, checked: Checked, aggregate: AggregateExpression): string {
  const gives = givesValue(counted(draft, checked, aggregate), workedOut(checked))
  const where = gives === null ? '' : ` FILTER (WHERE ${printExpression(gives, entityOptions(draft, checked))})`
  return `count(*)${where}`
}

/** What is left of a difference belongs to those whose rows are not on both sides of it. */
function countsOfDifference(draft: Draft, checked: Checked, part: Expression): readonly string[] {
  if (part.node === 'aggregate' || !addsUp(draft, checked, part)) return []
  return [`count(x.${draft.shape.person}) FILTER (WHERE ${printContribution(draft, checked, part)} <> 0)`]
}

function printMost(draft: Draft, checked: Checked, part: Expression | null): string {
  if (part === null || !addsUp(draft, checked, part)) return 'NULL'
  if (countsOnce(part, checked)) return '1'
  const share = printContribution(draft, checked, part)
  return `max(abs(${share})) FILTER (WHERE x.${draft.shape.person} IS NOT NULL)`
}

function addsUp({ shape }: Draft, checked: Checked, part: Expression): boolean {
  return shape.person !== null && isAdditive(part, (argument) => isPersonId(argument, checked))
}
