import type { Computed, Unit } from '@planwright/sdk'
import { type Batch, inputsAt } from './batch.js'
import { causeOf, faultOf, type Outcome, outcomeOf } from './outcome.js'

/** Asks a computed value's function at every place of a batch. Whatever it does there, each place has an outcome. */
export function callAll(computed: Computed, batch: Batch, unit: Unit): readonly Outcome[] {
  return Array.from({ length: batch.count }, (_, place) => call(computed, batch, place, unit))
}

function call(computed: Computed, batch: Batch, place: number, unit: Unit): Outcome {
  try {
    return outcomeOf(computed.calculate(inputsAt(batch, place)), unit)
  } catch (thrown) {
    return faultOf(causeOf(thrown))
  }
}
