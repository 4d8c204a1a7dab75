import type { MeasuredCell } from '@planwright/facts'
import type { Unit } from '@planwright/sdk'
import type { PlaceCells } from './computed-answer.js'

/**
 * The most that one person can move a computed value by, in its unit, by way of any of its inputs: of percentages, one's
 * share of an input's denominator; of other values, in proportion. Null where no input adds up over people.
 */
export function movedByOne(inputs: PlaceCells, value: number | null, unit: Unit): number | null {
  const moved = [...inputs.values()].flatMap((cell) => movedBy(cell, value ?? 0, unit))
  return moved.length === 0 ? null : Math.max(...moved)
}

function movedBy(cell: MeasuredCell, value: number, unit: Unit): readonly number[] {
  const { numeratorMost, denominatorMost } = cell
  const ofNumerator = shareOf(numeratorMost, cell.numerator ?? cell.value)
  const ofDenominator = shareOf(denominatorMost, cell.denominator)
  if (ofNumerator === null && ofDenominator === null) return []
  const inProportion = Math.max(ofNumerator ?? 0, ofDenominator ?? 0)
  const isPercentage = unit === 'percent' || unit === 'percentagePoints'
  return [inProportion * Math.abs(isPercentage && cell.denominator !== null ? percentageOf(cell) : value)]
}

/** What one person adds at most, as a share of all. */
function shareOf(most: number | null, all: string | null): number | null {
  const total = Math.abs(Number(all ?? 0))
  return most === null || total === 0 ? null : most / total
}

function percentageOf({ numerator, denominator }: MeasuredCell): number {
  return (100 * Number(numerator ?? 0)) / Number(denominator ?? 0)
}
