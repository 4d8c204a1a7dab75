import { booleanOf, groupFinder } from '../known-texts.js'
import type { SourceRow } from './source-row.js'

const races = {
  americanIndianOrAlaskaNative: 'american-indian',
  asian: 'asian',
  blackOrAfricanAmerican: 'black',
  nativeHawaiianOrOtherPacificIslander: 'pacific-islander',
  white: 'white',
} as const

const hispanic = 'hispanicOrLatinoEthnicity'
const several = 'demographicRaceTwoOrMoreRaces'
const gradeNamed = groupFinder('grade')

/**
 * The one race/ethnicity a student is reported by under the federal rule: Hispanic of any race first, then two or
 * more races, then the one race given; null where nothing is said, or something that is not understood.
 */
export function raceOf(row: SourceRow): string | null {
  const isSaid = (column: string): boolean => booleanOf(row.cell(column)) === true
  if (isSaid(hispanic)) return 'hispanic'
  const given = Object.entries(races).filter(([column]) => isSaid(column))
  if (given.length > 1 || isSaid(several)) return 'two-or-more'
  const isUnknown = (column: string): boolean => row.cell(column) !== '' && booleanOf(row.cell(column)) === null
  if ([hispanic, several, ...Object.keys(races)].some(isUnknown)) return null
  return given[0]?.[1] ?? null
}

/** The gender a student is reported by; null where none is said. "Other" is all that an export can say of the third one. */
export function genderOf(row: SourceRow): string | null {
  const sex = row.cell('sex')
  if (sex === 'other') return 'non-binary'
  return sex === 'male' || sex === 'female' ? sex : null
}

/** The grade that a code (`09`, `KG`) means; null for one that students are not reported by. */
export function gradeOf(code: string): string | null {
  return gradeNamed(code)?.slice('grade/'.length) ?? null
}
