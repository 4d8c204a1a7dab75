import { datasetsOf, forEachIndicator, listed } from '../rule.js'

/** An indicator reads datasets of its own department or of the core, and those are declared. */
export const ownDatasets = forEachIndicator((indicator, department, { coreDatasets }) => {
  const known = [...department.datasets, ...coreDatasets]
  return datasetsOf(indicator)
    .filter((dataset) => !known.includes(dataset))
    .map((dataset) => ({
      code: 'DATASET_UNKNOWN',
      plugin: department.id,
      place: `${indicator.id} value`,
      message: known.some(({ id }) => id === dataset.id)
        ? `It reads another definition of "${dataset.id}" than the one its department declares.`
        : `It reads "${dataset.id}", which neither its department nor the core declares.`,
      remedy: `Read one of ${listed(known.map(({ id }) => id))}, or list the dataset in the department's datasets.`,
    }))
})
