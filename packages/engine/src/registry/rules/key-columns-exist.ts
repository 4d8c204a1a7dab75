import { forEachDataset, listed } from '../rule.js'

/** A dataset's key names columns it has. */
export const keyColumnsExist = forEachDataset((dataset, department) => {
  const columns = Object.keys(dataset.columns)
  const place = `${dataset.id} key`
  if (dataset.key.length === 0) {
    return [
      {
        code: 'KEY_MISSING',
        plugin: department.id,
        place,
        message: 'Nothing says what makes a row the same row.',
        remedy: `Name the columns that do; the columns are ${listed(columns)}.`,
      },
    ]
  }
  return dataset.key
    .filter((name) => !columns.includes(name))
    .map((name) => ({
      code: 'KEY_UNKNOWN_COLUMN',
      plugin: department.id,
      place,
      message: `There is no column "${name}".`,
      remedy: `The columns are ${listed(columns)}.`,
    }))
})
