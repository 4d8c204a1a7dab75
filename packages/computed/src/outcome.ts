import { type Reason, reasons, type Unit } from '@planwright/sdk'

/** What a function answered at one place: a number in the indicator's unit, a reason, or what is wrong with it. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'unavailable'; readonly reason: Reason }
  | { readonly kind: 'fault'; readonly message: string }

/** The longest sentence about a fault, in characters. */
export const longestMessage = 300

/** A sentence that cannot fill a log. */
export function shortened(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message
}

/** A fault, in a short sentence. */
export function faultOf(message: string): Outcome {
  return { kind: 'fault', message: shortened(message) }
}

/** What was thrown, in a short sentence; it may be anything. */
export function causeOf(thrown: unknown): string {
  try {
    return shortened(thrown instanceof Error ? String(thrown.message) : String(thrown))
  } catch {
    return 'something was thrown that cannot be put into words.'
  }
}

/** What a function gave back, believed only where it is a measurement in the indicator's unit. */
export function outcomeOf(result: unknown, unit: Unit): Outcome {
  if (typeof result !== 'object' || result === null || !('kind' in result))
    return faultOf('calculate gave back no measurement; it must be a synchronous function that returns one.')
  const { kind } = result
  if (kind === 'unavailable') return unavailableOutcome('reason' in result ? result.reason : undefined)
  if (kind !== 'value') return faultOf('calculate gave back neither a value nor a reason.')
  const given = 'unit' in result ? result.unit : undefined
  if (given !== unit) return faultOf(`The value is in ${String(given)}, not in ${unit}.`)
  return numberOutcome('value' in result ? result.value : undefined)
}

/** A number as an outcome; NaN and the infinities are faults. */
export function numberOutcome(value: unknown): Outcome {
  if (typeof value !== 'number' || !Number.isFinite(value)) return faultOf(`${String(value)} is not a finite number.`)
  return { kind: 'value', value }
}

function unavailableOutcome(given: unknown): Outcome {
  const reason = reasons.find((one) => one === given)
  return reason === undefined ? faultOf(`"${String(given)}" is not a reason.`) : { kind: 'unavailable', reason }
}
