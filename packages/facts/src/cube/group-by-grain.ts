import type { Measure } from '@planwright/sdk'

/** Puts measures together that one statement can answer: the same dataset, and the same entity (or none). */
export function groupByGrain<M extends { readonly measure: Measure }>(
  measures: readonly M[],
): readonly (readonly M[])[] {
  const grains = new Map<string, M[]>()
  for (const measure of measures) {
    const grain = grainOf(measure.measure)
    const known = grains.get(grain)
    if (known === undefined) grains.set(grain, [measure])
    else known.push(measure)
  }
  return [...grains.values()]
}

/** The dataset and the entity a measure is worked out for, as a text. */
export function grainOf(measure: Measure): string {
  const entity = measure.kind === 'reported' || measure.each === undefined ? '' : Object.keys(measure.each).join(',')
  return `${measure.of.id}/${entity}`
}
