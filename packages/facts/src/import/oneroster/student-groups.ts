import { dimensions } from '@planwright/sdk'
import type { SourceRow } from './source-row.js'

const races = {
  americanIndianOrAlaskaNative: 'american-indian',
  asian: 'asian',
  blackOrAfricanAmerican: 'black',
  nativeHawaiianOrOtherPacificIslander: 'pacific-islander',
  white: 'white',
} as const

/** OneRoster's grade codes that our grades know by another name. */
const gradeCodes: Readonly<Record<string, string>> = { PR: 'pk', PK: 'pk', TK: 'k', KG: 'k' }

/**
 * The one race/ethnicity a student is reported by under the federal rule: Hispanic of any race first, then two or
 * more races, then the one race given; null where nothing is said.
 */
export function raceOf(row: SourceRow): string | null {
  if (isTrue(row.cell('hispanicOrLatinoEthnicity'))) return 'hispanic'
  const given = Object.entries(races).filter(([column]) => isTrue(row.cell(column)))
  if (given.length > 1 || isTrue(row.cell('demographicRaceTwoOrMoreRaces'))) return 'two-or-more'
  return given[0]?.[1] ?? null
}

/** The gender a student is reported by; null where none is said. */
export function genderOf(row: SourceRow): string | null {
  const sex = row.cell('sex')
  return sex === 'male' || sex === 'female' ? sex : null
}

/** The grade that a code (`09`, `KG`) means; null for one that students are not reported by. */
export function gradeOf(code: string): string | null {
  const wanted = gradeCodes[code.toUpperCase()] ?? code.toLowerCase().replace(/^0(?=\d)/, '')
  return dimensions.grade.groups.find(({ key }) => key === wanted)?.key ?? null
}

function isTrue(text: string): boolean {
  return ['true', '1', 'yes'].includes(text.toLowerCase())
}
