import type { MeasuredCell } from '@planwright/facts'
import {
  type Computed,
  type Measure,
  type MeasuredInput,
  type Measurement,
  reasons,
  type Unit,
  unavailable,
} from '@planwright/sdk'
import { decimalOf, parseDecimal } from '../exact/index.js'
import { type Answer, failed, missing, roundedAnswer } from './answer.js'

/** The answer of a computed value from the cells of its inputs. Whatever its function does, the result is an answer. */
export function computedAnswer(computed: Computed, cells: ReadonlyMap<string, MeasuredCell>, unit: Unit): Answer {
  const inputs = Object.fromEntries(
    Object.entries(computed.inputs).map(([name, measure]) => [name, inputOf(measure, cells.get(name), unit)]),
  )
  try {
    return checked(computed.calculate(Object.freeze(inputs)), unit)
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

/** A measure as its function sees it: exact parts as numbers, frozen. */
function inputOf(measure: Measure, cell: MeasuredCell | undefined, unit: Unit): MeasuredInput {
  const numerator = numberOf(cell?.numerator)
  const denominator = numberOf(cell?.denominator)
  const value = cell === undefined || cell.reason !== null ? null : exactValue(measure, cell)
  const measurement = Object.freeze<Measurement>(
    value === null
      ? unavailable(reasonOf(measure, cell))
      : { kind: 'value', value, unit: measure.kind === 'aggregate' ? unit : 'percent' },
  )
  return Object.freeze({ value, numerator, denominator, people: cell?.people ?? null, measurement })
}

function exactValue(measure: Measure, cell: MeasuredCell): number | null {
  if (measure.kind !== 'ratio') return numberOf(cell.value)
  const numerator = numberOf(cell.numerator)
  const denominator = numberOf(cell.denominator)
  return numerator === null || denominator === null || denominator === 0 ? null : (100 * numerator) / denominator
}

function reasonOf(measure: Measure, cell: MeasuredCell | undefined) {
  if (cell === undefined) return 'NO_DATA'
  if (cell.reason !== null) return cell.reason
  return measure.kind === 'ratio' && numberOf(cell.denominator) === 0 ? 'ZERO_DENOMINATOR' : 'NO_DATA'
}

function numberOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || parseDecimal(text) === null) return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** What the function gave back, believed only where it is a measurement in the indicator's unit. */
function checked(result: unknown, unit: Unit): Answer {
  if (typeof result !== 'object' || result === null || !('kind' in result)) {
    return failed('calculate gave back no measurement; it must be a synchronous function that returns one.')
  }
  const measurement = result as Measurement
  if (measurement.kind === 'unavailable') {
    return reasons.includes(measurement.reason)
      ? missing(measurement.reason)
      : failed(`"${String(measurement.reason)}" is not a reason.`)
  }
  if (measurement.kind !== 'value') return failed('calculate gave back neither a value nor a reason.')
  if (measurement.unit !== unit) return failed(`The value is in ${String(measurement.unit)}, not in ${unit}.`)
  const value = typeof measurement.value === 'number' ? decimalOf(measurement.value) : null
  return value === null ? failed(`${String(measurement.value)} is not a finite number.`) : roundedAnswer(value, unit)
}
