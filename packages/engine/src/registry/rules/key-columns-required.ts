import { forEachDataset } from '../rule.js'

/** A key column is never empty: two unknowns are not the same row, nor are they different ones. */
export const keyColumnsRequired = forEachDataset((dataset, department) =>
  dataset.key
    .filter((name) => dataset.columns[name]?.optional)
    .map((name) => ({
      code: 'KEY_OPTIONAL_COLUMN',
      plugin: department.id,
      place: `${dataset.id} key`,
      message: `The column "${name}" may be empty, so it cannot tell rows apart.`,
      remedy: 'Make it required, or leave it out of the key.',
    })),
)
