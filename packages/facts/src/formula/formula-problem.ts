import { type FactsErrorCode, factsErrors } from '../errors.js'

/** One mistake in a measure: where it is, what is wrong, and what helps. */
export interface FormulaProblem {
  readonly code: FactsErrorCode
  /** `where`, `numerator`, `denominator`, `value`, `publishedRate`, or `each.student.days`. */
  readonly place: string
  /** The character in the formula, counted from 1. */
  readonly position: number
  readonly message: string
  readonly remedy: string
}

/** A problem with the remedy of its code, unless a better one is known. */
export function formulaProblem(
  code: FactsErrorCode,
  place: string,
  position: number,
  message: string,
  remedy: string = factsErrors[code].remedy,
): FormulaProblem {
  return { code, place, position, message, remedy }
}
