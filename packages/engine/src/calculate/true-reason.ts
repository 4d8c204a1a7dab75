import type { Reason } from '@planwright/sdk'

/** What is true of a computed value as soon as it is true of one of its inputs, the strongest first. */
const strongest: readonly Reason[] = ['FAILED', 'SUPPRESSED', 'NOT_APPLICABLE']

/** What a function is believed to have meant: by NO_DATA no more than that an input has no value. */
const meant: { readonly [Said in Reason]?: readonly Reason[] } = Object.freeze({
  NO_DATA: [...strongest, 'NO_DATA', 'ZERO_DENOMINATOR'],
  ZERO_DENOMINATOR: strongest,
})

/**
 * Why a computed value is missing. Its function sees that an input has no value, and often says that there are no data:
 * where the input is hidden, failed, does not apply or counts nobody, that is the reason. What the function says is
 * believed where no input says more.
 *
 * @param inputs The reasons of the inputs without a value.
 */
export function trueReason(said: Reason, inputs: readonly Reason[]): Reason {
  return meant[said]?.find((reason) => inputs.includes(reason)) ?? said
}
