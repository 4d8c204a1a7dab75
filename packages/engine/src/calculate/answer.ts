import type { MeasuredCell } from '@planwright/facts'
import { decimalsOf, type Measure, type Reason, type Unit } from '@planwright/sdk'
import { type Decimal, parseDecimal, rounded, roundedQuotient } from '../exact/index.js'

/** A value or the reason there is none, never both and never neither. */
export type Answer =
  | { readonly value: number; readonly reason: null; readonly fault: null }
  | { readonly value: null; readonly reason: Reason; readonly fault: string | null }

export function valued(value: number): Answer {
  return { value, reason: null, fault: null }
}

export function missing(reason: Reason): Answer {
  return { value: null, reason, fault: null }
}

/** A failure, with the words for whoever looks after the indicator. */
export function failed(fault: string): Answer {
  return { value: null, reason: 'FAILED', fault }
}

/** The answer of a declared measure from its cell: divided and rounded once, in exact arithmetic. */
export function answerOf(measure: Measure, cell: MeasuredCell, unit: Unit): Answer {
  if (cell.reason === 'FAILED') return failed(beyondNumbers)
  if (cell.reason !== null) return missing(cell.reason)
  return measure.kind === 'ratio' ? shareOf(cell, unit) : roundedValue(cell.value, unit)
}

const beyondNumbers = 'The result is larger than any number that can be held.'

function shareOf(cell: MeasuredCell, unit: Unit): Answer {
  if (cell.numerator === null || cell.denominator === null) return missing('NO_DATA')
  const numerator = parseDecimal(cell.numerator)
  const denominator = parseDecimal(cell.denominator)
  if (numerator === null || denominator === null) {
    return failed(`${cell.numerator} / ${cell.denominator} is not a share of finite numbers.`)
  }
  const text = roundedQuotient(numerator, denominator, decimalsOf[unit], unit === 'percent' ? 100n : 1n)
  return text === null ? missing('ZERO_DENOMINATOR') : finite(text)
}

function roundedValue(text: string | null, unit: Unit): Answer {
  if (text === null) return missing('NO_DATA')
  const value = parseDecimal(text)
  return value === null ? failed(`"${text}" is not a finite number.`) : roundedAnswer(value, unit)
}

/** A decimal as an answer in a unit. A number too large for a double is a failure, not an infinity. */
export function roundedAnswer(value: Decimal, unit: Unit): Answer {
  return finite(rounded(value, decimalsOf[unit]))
}

function finite(text: string): Answer {
  const value = Number(text)
  if (!Number.isFinite(value)) return failed(`${text} is too large a number.`)
  return valued(value === 0 ? 0 : value)
}
