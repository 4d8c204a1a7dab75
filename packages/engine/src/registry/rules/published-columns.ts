import type { ColumnKind } from '@planwright/sdk'
import { forEachDataset } from '../rule.js'

const wanted: readonly ColumnKind[] = ['orgUnit', 'group']

/** Published rows name their own org unit and group; other rows leave that to the roster. */
export const publishedColumns = forEachDataset((dataset, department) => {
  const kinds = Object.values(dataset.columns).map(({ kind }) => kind)
  const place = `${dataset.id} columns`
  if (dataset.about === 'published') {
    return wanted
      .filter((kind) => kinds.filter((one) => one === kind).length !== 1)
      .map((kind) => ({
        code: 'PUBLISHED_COLUMNS',
        plugin: department.id,
        place,
        message: `A published row names its own ${kind}, in exactly one column.`,
        remedy: `Declare one column with ${kind}().`,
      }))
  }
  return Object.entries(dataset.columns)
    .filter(([, { kind }]) => kind === 'orgUnit' || kind === 'group' || kind.startsWith('published'))
    .map(([name, { kind }]) => ({
      code: 'PUBLISHED_COLUMNS',
      plugin: department.id,
      place,
      message: `The column "${name}" is ${kind}(), which only published rows have.`,
      remedy: `Declare the dataset about: 'published', or another kind of column.`,
    }))
})
