import { dimensionIds, isDimension, isPeriod, isSchoolYear } from '@planwright/sdk'
import { hintFor } from '../graphql/nearest.js'
import type { NameKind } from './named-arguments.js'
import { hintForPeriod, hintForYear } from './period-name.js'

/** What was wanted in place of a text, and what was probably meant. */
export interface Malformed {
  readonly wanted: string
  readonly hint: string
}

/** What is wrong with a text that is no name of its kind in any district, whatever was loaded; null where it may be one. */
export function malformed(kind: NameKind, value: string): Malformed | null {
  if (kind === 'period') return isPeriod(value) ? null : { wanted: 'a period', hint: hintForPeriod(value) }
  if (kind === 'yearFrom' || kind === 'yearTo')
    return isSchoolYear(value) ? null : { wanted: 'a school year', hint: hintForYear(value) }
  if (kind === 'dimension')
    return isDimension(value) ? null : { wanted: 'a way to group students', hint: hintFor(value, dimensionIds) }
  return null
}
