import type { CheckedMeasure } from '../formula/check-measure.js'
import type { Expression } from '../formula/expression.js'
import { isAboutPeople, isEachPerson } from '../formula/people.js'

/** What a name in a formula stands for where `each` worked it out; null for a column of the rows. */
export type MeaningOf = (name: string) => Expression | null

/** A formula of a measure, its place, and what its names stand for. */
export interface PlacedFormula {
  readonly place: string
  readonly expression: Expression
  readonly meaningOf: MeaningOf
}

/** The formulas that look at the rows of several people at once: all but those that `each` works out for one person. */
export function formulasOverPeople(checked: CheckedMeasure): readonly PlacedFormula[] {
  if (!isAboutPeople(checked.measure.of)) return []
  return isEachPerson(checked) ? outerFormulas(checked) : [...innerFormulas(checked), ...outerFormulas(checked)]
}

/** Every formula of a measure. */
export function allFormulas(checked: CheckedMeasure): readonly PlacedFormula[] {
  return [...placed('where', checked.where), ...innerFormulas(checked), ...outerFormulas(checked)]
}

/** What a measure is made of once `each` is worked out: its numerator, denominator or value. */
export function outerFormulas({ numerator, denominator, value, each }: CheckedMeasure): readonly PlacedFormula[] {
  const meaningOf: MeaningOf = (name) => each?.names.find((known) => known.name === name)?.expression ?? null
  return [...placed('numerator', numerator), ...placed('denominator', denominator), ...placed('value', value)].map(
    (formula) => ({ ...formula, meaningOf }),
  )
}

/** Names in a formula over rows are columns. */
export const columnsOnly: MeaningOf = () => null

function innerFormulas({ each }: CheckedMeasure): readonly PlacedFormula[] {
  if (each === null) return []
  return each.names.flatMap(({ name, expression }) => placed(`each.${each.entity}.${name}`, expression))
}

function placed(place: string, expression: Expression | null): readonly PlacedFormula[] {
  return expression === null ? [] : [{ place, expression, meaningOf: columnsOnly }]
}
