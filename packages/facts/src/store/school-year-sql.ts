import type { SchoolYear } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { quoteIdentifier, schoolYearColumn } from './table-layout.js'

/** SQL that is true for the rows of a school year, or for those without one. */
export function isOfYear(schoolYear: SchoolYear | null): string {
  return `${quoteIdentifier(schoolYearColumn)} IS NOT DISTINCT FROM ${schoolYear === null ? 'NULL' : bound(schoolYear)}`
}
