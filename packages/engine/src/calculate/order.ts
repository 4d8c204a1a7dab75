import type { Observation } from './observation.js'

const parts = ['indicator', 'orgUnit', 'group', 'period'] as const

/** Observations in the one order they are ever given in: indicator, org unit, group, period, by code unit. */
export function inOrder(observations: readonly Observation[]): readonly Observation[] {
  return [...observations].sort(compareObservations)
}

function compareObservations(one: Observation, other: Observation): number {
  for (const part of parts) {
    if (one[part] !== other[part]) return one[part] < other[part] ? -1 : 1
  }
  return 0
}
