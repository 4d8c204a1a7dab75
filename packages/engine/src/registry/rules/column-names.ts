import { forEachDataset } from '../rule.js'

const plain = /^[a-z][a-zA-Z0-9]{0,39}$/

/** Column names are plain words, so that a formula and a file's header can hold them unquoted. */
export const columnNames = forEachDataset((dataset, department) =>
  Object.keys(dataset.columns)
    .filter((name) => !plain.test(name))
    .map((name) => ({
      code: 'COLUMN_NAME',
      plugin: department.id,
      place: `${dataset.id} columns`,
      message: `"${name}" is not a plain column name.`,
      remedy: 'Write it in camelCase, with letters and digits only and at most 40 of them.',
    })),
)
