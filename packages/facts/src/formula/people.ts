import type { Dataset, Measure } from '@planwright/sdk'
import { columnOfKind } from '../cube/cube-columns.js'
import { analyseMeasure, type CheckedMeasure } from './check-measure.js'
import { type Expression, partsOf } from './expression.js'

/** The column that names the person a row is about: the student, else the member of staff; null where there is none. */
export function personColumn(dataset: Dataset): string | null {
  if (dataset.about === 'published') return null
  return columnOfKind(dataset, 'student') ?? columnOfKind(dataset, 'staff')
}

/** Whether rows are about students or staff, so that what is said of them is protected. */
export function isAboutPeople(dataset: Dataset): boolean {
  return dataset.about === 'students' || dataset.about === 'staff' || personColumn(dataset) !== null
}

/** Whether rows name the person they are about. */
export function namesPeople(dataset: Dataset): boolean {
  return personColumn(dataset) !== null
}

/** Whether `each` works things out for one person at a time, so that what is counted afterwards are people. */
export function isEachPerson({ measure, each }: Pick<CheckedMeasure, 'measure' | 'each'>): boolean {
  if (each === null) return false
  return measure.of.columns[each.entity]?.kind === 'student' || each.entity === personColumn(measure.of)
}

/** Whether a measure is a share of people: both its parts count each of them at most once, whatever the rows. */
export function isShareOfPeople(checked: CheckedMeasure): boolean {
  const { measure, numerator, denominator } = checked
  return measure.kind === 'ratio' && [numerator, denominator].every((part) => countsOnce(part, checked))
}

/** The same of a measure whose formulas are not checked yet. `loadFormulaParser()` must have been awaited before. */
export function countsPeopleOnce(measure: Measure): boolean {
  const { checked } = analyseMeasure(measure)
  return checked !== null && isShareOfPeople(checked)
}

/** Whether a part of a measure counts each person at most once, whatever the rows. */
export function countsOnce(part: Expression | null, checked: CheckedMeasure): boolean {
  if (part?.node !== 'aggregate') return false
  if (part.name === 'count') return isEachPerson(checked) || hasOneRowEach(checked)
  return part.name === 'countDistinct' && part.argument !== null && isPersonId(part.argument, checked)
}

/** Whether an expression is the id of the person who is counted: of the row's, or after `each` of the entity. */
export function isPersonId(argument: Expression, checked: Pick<CheckedMeasure, 'measure' | 'each'>): boolean {
  const { measure, each } = checked
  const person = each === null ? personColumn(measure.of) : isEachPerson(checked) ? each.entity : null
  return argument.node === 'column' && argument.name === person
}

/** Whether a person has at most one row a school year among those a measure counts. */
function hasOneRowEach({ measure: { of }, each, where }: CheckedMeasure): boolean {
  const person = personColumn(of)
  const fixed = fixedColumns(where)
  const free = of.key.filter((name) => of.columns[name]?.kind !== 'schoolYear' && !fixed.includes(name))
  return each === null && person !== null && free.length === 1 && free[0] === person
}

/** The columns that a condition holds to one value. */
function fixedColumns(condition: Expression | null): readonly string[] {
  if (condition?.node === 'logic' && condition.operator === 'and') return partsOf(condition).flatMap(fixedColumns)
  if (condition?.node !== 'compare' || condition.operator !== '=') return []
  const { left, right } = condition
  if (left.node === 'column' && right.node === 'constant') return [left.name]
  return right.node === 'column' && left.node === 'constant' ? [right.name] : []
}
