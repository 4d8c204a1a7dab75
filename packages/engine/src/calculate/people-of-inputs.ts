import { countsPeopleOnce, type MeasuredCell, namesPeople } from '@planwright/facts'
import type { Computed, Measure } from '@planwright/sdk'
import type { PlaceCells } from './computed-answer.js'

/** The fewest people behind any input at one place; null where no input is about people. */
export type FewestBehind = (place: PlaceCells) => number | null

/**
 * How the people behind a computed value are found. A gap or a risk ratio rests on those who have the outcome and on
 * those who have it not, so both count where an input is a share of people. An input about people that has no rows has
 * nobody behind it.
 */
export function fewestBehind({ inputs }: Computed): FewestBehind {
  const ofInputs = Object.entries(inputs).map(([name, measure]) => {
    const behind = behindInput(measure)
    return (place: PlaceCells) => behind(place.get(name))
  })
  return (place) => {
    const numbers = ofInputs.flatMap((behind) => behind(place))
    return numbers.length === 0 ? null : Math.min(...numbers)
  }
}

function behindInput(measure: Measure): (cell: MeasuredCell | undefined) => readonly number[] {
  const isShare = countsPeopleOnce(measure)
  const nobody = namesPeople(measure.of) ? [0] : []
  return (cell) => {
    if (cell === undefined) return nobody
    const { people, numerator, denominator } = cell
    if (people === null) return nobody
    if (!isShare || numerator === null || denominator === null) return [people]
    return [people, Number(numerator), Number(denominator) - Number(numerator)]
  }
}
