import type { Dataset } from '@planwright/sdk'
import { forEachDataset } from '../rule.js'

/** The columns that say when a row counts: school years, and days that are never empty. Other days may be empty. */
export function periodColumns(dataset: Dataset): readonly string[] {
  return Object.entries(dataset.columns)
    .filter(([, { kind, optional }]) => kind === 'schoolYear' || (kind === 'date' && !optional))
    .map(([name]) => name)
}

/** A row belongs to exactly one school year: that of its one `schoolYear` or required `date` column. */
export const oneRowPeriod = forEachDataset((dataset, department) => {
  const found = periodColumns(dataset)
  const optional = found.filter((name) => dataset.columns[name]?.optional)
  if (found.length === 1 && optional.length === 0) return []
  const message =
    found.length === 0
      ? 'No column that is never empty says in which school year a row counts.'
      : found.length > 1
        ? `Several columns could say in which school year a row counts: ${found.join(', ')}.`
        : `The column "${optional[0]}" says in which school year a row counts, but may be empty.`
  return [
    {
      code: 'ROW_PERIOD',
      plugin: department.id,
      place: `${dataset.id} columns`,
      message,
      remedy: 'Declare exactly one required column with schoolYear() or date(), and other days with optional(date()).',
    },
  ]
})
