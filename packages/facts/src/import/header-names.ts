import type { Dataset } from '@planwright/sdk'
import { squash } from './nearest.js'
import { sourceFiles } from './oneroster/source-files.js'

/** The name of a column in a header, without what people write in different ways: capitals, spaces, dashes. */
export function plainName(header: string): string {
  return squash(header).replace(/[_\-\u200b\u2060\ufeff]/g, '')
}

/** Every name that a header of a file for a dataset may hold, as plain names. */
export function headerNames(dataset: Dataset): ReadonlySet<string> {
  const own = Object.keys(dataset.columns)
  const ofFormats = (dataset.formats ?? []).flatMap(({ columns, orgUnit, group }) => [
    ...Object.values(columns).flatMap(({ header }) => header),
    ...(orgUnit?.code ?? []),
    ...(orgUnit?.name ?? []),
    ...Object.keys(group?.headers ?? {}),
  ])
  return new Set([...own, ...ofFormats].map(plainName))
}

/** Every name that a header of a OneRoster export may hold, as plain names. */
export function rosterHeaderNames(): ReadonlySet<string> {
  const columns = Object.values(sourceFiles).flatMap((source) => [...source.columns])
  return new Set([...columns, 'propertyName', 'value'].map(plainName))
}
