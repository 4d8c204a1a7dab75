import { columnsOf, type InputParts, inThisProcess, type Outcome, PluginFault } from '@planwright/computed'
import type { MeasuredCell } from '@planwright/facts'
import type { Computed, Measure, Reason, Unit } from '@planwright/sdk'
import { decimalOf, parseDecimal } from '../exact/index.js'
import type { ResolvedIndicator } from '../registry/registry.js'
import { type Answer, failed, missing, roundedAnswer } from './answer.js'
import type { CalculateOptions } from './observation.js'
import { trueReason } from './true-reason.js'

/** The cells of a computed value's inputs at one place, by the inputs' names. */
export type PlaceCells = ReadonlyMap<string, MeasuredCell>

/** What a computed value came to: an answer for each place, and what stopped its plugin, if anything did. */
export interface ComputedAnswers {
  readonly answers: readonly Answer[]
  readonly fault: PluginFault | null
}

/** The answers of a computed value at many places. Whatever its plugin does, each place has an answer. */
export async function computedAnswers(
  { definition, department }: Pick<ResolvedIndicator, 'definition' | 'department'>,
  computed: Computed,
  places: readonly PlaceCells[],
  { computed: runner = inThisProcess, signal }: CalculateOptions,
): Promise<ComputedAnswers> {
  if (places.length === 0) return { answers: [], fault: null }
  const { id, unit } = definition
  const inputs = Object.entries(computed.inputs).map(([name, measure]) =>
    columnsOf(
      name,
      unitOf(measure, unit),
      places.map((cells) => partsOf(measure, cells.get(name))),
    ),
  )
  const batch = { count: places.length, inputs }
  try {
    const outcomes = await runner.run({ department: department.id, indicator: id, computed, unit, batch }, signal)
    const answers = outcomes.map((outcome, index) =>
      answerFrom(outcome, unit, reasonsOf(computed, places[index] ?? new Map())),
    )
    return { answers, fault: null }
  } catch (fault) {
    if (!(fault instanceof PluginFault)) throw fault
    return { answers: places.map(() => failed(fault.message)), fault }
  }
}

function unitOf(measure: Measure, unit: Unit): Unit {
  return measure.kind === 'aggregate' ? unit : 'percent'
}

/** A measure as its function sees it: exact parts as numbers. */
function partsOf(measure: Measure, cell: MeasuredCell | undefined): InputParts {
  return {
    value: cell === undefined || cell.reason !== null ? null : exactValue(measure, cell),
    numerator: numberOf(cell?.numerator),
    denominator: numberOf(cell?.denominator),
    people: cell?.people ?? null,
    reason: reasonOf(measure, cell),
  }
}

function exactValue(measure: Measure, cell: MeasuredCell): number | null {
  if (measure.kind !== 'ratio') return numberOf(cell.value)
  const numerator = numberOf(cell.numerator)
  const denominator = numberOf(cell.denominator)
  return numerator === null || denominator === null || denominator === 0 ? null : (100 * numerator) / denominator
}

function reasonOf(measure: Measure, cell: MeasuredCell | undefined): Reason {
  if (cell === undefined) return 'NO_DATA'
  if (cell.reason !== null) return cell.reason
  return measure.kind === 'ratio' && numberOf(cell.denominator) === 0 ? 'ZERO_DENOMINATOR' : 'NO_DATA'
}

function numberOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || parseDecimal(text) === null) return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** Why inputs have no value at a place; nothing of those that have one. */
function reasonsOf({ inputs }: Computed, cells: PlaceCells): readonly Reason[] {
  return Object.entries(inputs).flatMap(([name, measure]) => {
    const cell = cells.get(name)
    const isThere = cell !== undefined && cell.reason === null && exactValue(measure, cell) !== null
    return isThere ? [] : [reasonOf(measure, cell)]
  })
}

function answerFrom(outcome: Outcome, unit: Unit, inputs: readonly Reason[]): Answer {
  if (outcome.kind === 'fault') return failed(outcome.message)
  if (outcome.kind === 'unavailable') return missing(trueReason(outcome.reason, inputs))
  const value = decimalOf(outcome.value)
  return value === null ? failed(`${outcome.value} is not a finite number.`) : roundedAnswer(value, unit)
}
