import { decimalsOf, type Reason, type Unit } from '@planwright/sdk'
import { type Decimal, decimalOf, multiply, roundedQuotient, subtract } from '../exact/index.js'

/** A figure to compare: its value as shown, or the reason there is none, and its parts where they are known. */
export interface ComparedFigure {
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** A number that was worked out, or the reason there is none. */
export type Worked =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason }

export interface FigureComparison {
  /** The first less the second: percentage points where the figures are percentages, else their own unit. */
  readonly difference: Worked
  readonly differenceUnit: Unit
  /** The first divided by the second, to two decimals. */
  readonly ratio: Worked
  /** Whether both figures' parts were at hand; else the numbers follow from the values as they are shown. */
  readonly fromParts: boolean
}

/** A figure as an exact fraction. */
interface Fraction {
  readonly top: Decimal
  readonly bottom: Decimal
}

const one: Decimal = { digits: 1n, scale: 0 }
const hundred: Decimal = { digits: 100n, scale: 0 }

/**
 * Compares two figures of one indicator. Where both are shares with known parts, the difference and the ratio are
 * worked out from those parts in exact arithmetic and rounded once, half up; they may differ in the last digit
 * from what the shown values give.
 *
 * @param isShare Whether a figure is its numerator over its denominator.
 */
export function compareFigures(
  first: ComparedFigure,
  second: ComparedFigure,
  { unit, isShare }: { readonly unit: Unit; readonly isShare: boolean },
): FigureComparison {
  const differenceUnit = unit === 'percent' ? 'percentagePoints' : unit
  const reason = first.reason ?? second.reason
  if (reason !== null) {
    const missing = { value: null, reason }
    return { difference: missing, differenceUnit, ratio: missing, fromParts: false }
  }
  const parts = isShare ? [shareOf(first, unit), shareOf(second, unit)] : []
  const [a, b] = parts
  const fromParts = a != null && b != null
  const left = fromParts ? a : shown(first)
  const right = fromParts ? b : shown(second)
  return {
    difference: worked(
      subtract(multiply(left.top, right.bottom), multiply(right.top, left.bottom)),
      multiply(left.bottom, right.bottom),
      decimalsOf[differenceUnit],
    ),
    differenceUnit,
    ratio: worked(multiply(left.top, right.bottom), multiply(left.bottom, right.top), decimalsOf.ratio),
    fromParts,
  }
}

function shareOf({ numerator, denominator }: ComparedFigure, unit: Unit): Fraction | null {
  const top = numerator === null ? null : decimalOf(numerator)
  const bottom = denominator === null ? null : decimalOf(denominator)
  if (top === null || bottom === null || bottom.digits === 0n) return null
  return { top: unit === 'percent' ? multiply(top, hundred) : top, bottom }
}

function shown({ value }: ComparedFigure): Fraction {
  return { top: decimalOf(value ?? 0) ?? { digits: 0n, scale: 0 }, bottom: one }
}

function worked(top: Decimal, bottom: Decimal, decimals: number): Worked {
  const text = roundedQuotient(top, bottom, decimals)
  if (text === null) return { value: null, reason: 'ZERO_DENOMINATOR' }
  const value = Number(text)
  return { value: value === 0 ? 0 : value, reason: null }
}
