import type { ProtectedFigure } from '@planwright/engine'

/** The exact figure of a place where so many of so many people have the outcome. */
export function share(orgUnit: string, group: string, numerator: number, denominator: number): ProtectedFigure {
  const value = denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10
  const reason = denominator === 0 ? 'ZERO_DENOMINATOR' : null
  const counts = { numerator, denominator, people: denominator, numeratorMost: 1, denominatorMost: 1 }
  return { orgUnit, group, value, reason, unit: 'percent', ...counts }
}
