import type { ColumnKind, Dataset } from '@planwright/sdk'

/** The first column of a kind, or null where the dataset has none. A column named like its kind goes first. */
export function columnOfKind(dataset: Dataset, kind: ColumnKind): string | null {
  const names = Object.keys(dataset.columns).filter((name) => dataset.columns[name]?.kind === kind)
  return names.find((name) => name === kind) ?? names[0] ?? null
}
