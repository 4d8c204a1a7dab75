import type { MeasuredCell } from '@planwright/facts'
import type { ResolvedIndicator } from '../registry/registry.js'
import type { Answer } from './answer.js'
import type { CalculateOptions, Observation } from './observation.js'

/** Where an answer belongs and what stands behind it. */
export type ObservedCell = Omit<MeasuredCell, 'measure' | 'value' | 'reason' | 'isOfTwo'>

/** An answer at its place. A failure is also told to whoever asked for problems. */
export function observed(
  indicator: ResolvedIndicator,
  cell: ObservedCell,
  answer: Answer,
  options: CalculateOptions,
): Observation {
  const { id, unit } = indicator.definition
  if (answer.reason !== null && answer.fault !== null) {
    options.onProblem?.({
      indicator: id,
      place: placeOf(cell),
      message: answer.fault,
      remedy: remedyFor(id),
    })
  }
  return {
    indicator: id,
    version: indicator.version,
    orgUnit: cell.orgUnit,
    group: cell.group,
    period: cell.period,
    value: answer.value,
    reason: answer.reason,
    numerator: finiteOrNull(cell.numerator),
    denominator: finiteOrNull(cell.denominator),
    people: cell.people,
    numeratorMost: cell.numeratorMost,
    denominatorMost: cell.denominatorMost,
    dataThrough: cell.dataThrough,
    unit,
  }
}

/** A place as whoever looks after an indicator reads it. */
export function placeOf({ orgUnit, group, period }: Pick<ObservedCell, 'orgUnit' | 'group' | 'period'>): string {
  return `${orgUnit}, ${group}, ${period}`
}

/** What helps where an indicator's own definition fails. */
export function remedyFor(indicator: string): string {
  return `Correct the value of ${indicator}; its worked examples show what is expected.`
}

function finiteOrNull(text: string | null): number | null {
  if (text === null || text.trim() === '') return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}
