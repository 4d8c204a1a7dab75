import type { Department } from '@planwright/sdk'

/** What of a department could still be changed after it was declared. */
export function unfrozenPlaces(department: Department): readonly string[] {
  const parts: readonly (readonly [string, unknown])[] = [
    [department.id, department],
    ...department.datasets.map((dataset) => [dataset.id, dataset] as const),
    ...department.indicators.map((indicator) => [indicator.id, indicator] as const),
    ...department.indicators.map((indicator) => [`${indicator.id} value`, indicator.value] as const),
  ]
  return parts.filter(([, part]) => !Object.isFrozen(part)).map(([place]) => place)
}
