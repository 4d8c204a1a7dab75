import type { FactStore } from '@planwright/facts'
import type { SchoolYear } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'

/** The school years that have facts an indicator reads. */
export async function failureYears(store: FactStore, indicator: ResolvedIndicator): Promise<readonly SchoolYear[]> {
  const datasets = indicator.datasets.map(({ id }) => id)
  const versions = await store.versions()
  const years = versions
    .filter(({ dataset }) => datasets.includes(dataset))
    .map(({ schoolYear }) => schoolYear)
    .filter((year) => year !== null)
  return [...new Set(years)].sort()
}
