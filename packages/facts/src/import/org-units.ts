import type { SourceOrgUnit, SourceSchool } from '@planwright/sdk'
import { squash } from './nearest.js'
import { nearestUnit } from './nearest-unit.js'

/** The district whose plan this is, as the state's files call it, and the names of the state itself. */
export interface Home {
  readonly code: string
  readonly names: readonly string[]
  readonly stateNames: readonly string[]
  readonly stateCode?: string
}

/** A district as a file or the directory names it. */
export interface NamedCode {
  readonly code: string | null
  readonly name: string | null
}

/** What a row of a file names: a district (or the state), and the school of it where the row is about one. */
export interface NamedUnit extends NamedCode {
  readonly schoolCode: string | null
  readonly schoolName: string | null
}

export type ResolvedOrgUnit = { readonly unit: string } | { readonly unit: null; readonly detail: string }

/**
 * Finds the org unit a row is about: by its code, and where there is none by its exact name. A school of the district is
 * `school/` and its code; one of another district follows that: `peer/0430011/0436111`.
 */
export function orgUnitResolver(
  home: Home,
  known: Iterable<NamedCode>,
  format?: SourceOrgUnit,
): (named: NamedUnit) => ResolvedOrgUnit {
  const district = districtResolver(home, known, patternOf(format?.codePattern))
  return (named) => {
    if (named.schoolCode === null && named.schoolName === null) return district(named)
    const schools = format?.school
    if (named.schoolCode === null || schools === undefined)
      return unknown('Keep the column with the code of the school: names of schools are not unique.')
    if (!patternOf(schools.codePattern).test(named.schoolCode))
      return unknown('This is not the code of a school. Format the column as text, so that it keeps leading zeros.')
    return schoolOf(home, named, schools, district)
  }
}

function schoolOf(
  home: Home,
  named: NamedUnit,
  { districtDigits }: SourceSchool,
  district: (named: NamedCode) => ResolvedOrgUnit,
): ResolvedOrgUnit {
  const code = named.schoolCode ?? ''
  if (named.code === null && named.name === null) {
    const isOwn = code.slice(0, districtDigits) === home.code.slice(0, districtDigits)
    return isOwn ? { unit: `school/${code}` } : unknown('Keep the column with the code of the district.')
  }
  const owner = district(named)
  if (owner.unit === null) return owner
  if (owner.unit === 'state') return unknown('A school belongs to a district, and this row names the state.')
  return { unit: `${owner.unit === 'district' ? 'school' : owner.unit}/${code}` }
}

function districtResolver(
  home: Home,
  known: Iterable<NamedCode>,
  pattern: RegExp,
): (named: NamedCode) => ResolvedOrgUnit {
  const { codes, byName } = namesByCode(home, known)
  const homeNames = new Set(home.names.map(squash))
  const stateNames = new Set(home.stateNames.map(squash))
  const ofCode = (code: string): ResolvedOrgUnit => {
    if (code === home.code) return { unit: 'district' }
    if (code === home.stateCode) return { unit: 'state' }
    const whole = [...codes].find((other) => other.length > code.length && other.replace(/^0+/, '') === code)
    if (whole !== undefined) return unknown(`The code has lost its leading zeros: ${whole}. Format the column as text.`)
    if (!pattern.test(code)) return unknown('This is not the code of a district. Write the code as the state does.')
    return { unit: `peer/${code}` }
  }
  const ofName = (name: string): ResolvedOrgUnit => {
    const wanted = squash(name)
    if (homeNames.has(wanted)) return { unit: 'district' }
    if (stateNames.has(wanted)) return { unit: 'state' }
    const found = [...(byName.get(wanted)?.codes ?? [])]
    if (found.length === 1) return ofCode(found[0] ?? '')
    if (found.length > 1)
      return unknown(`Several districts have this name: ${found.join(', ')}. Add the district code.`)
    return unknownName(name, [...home.names, ...home.stateNames, ...[...byName.values()].map((entry) => entry.name)])
  }
  return ({ code, name }) => {
    if (code === null) return name === null ? unknown('Fill in the code or the name.') : ofName(name)
    const isOtherName = name !== null && homeNames.has(squash(name)) && code !== home.code
    return isOtherName ? unknown(`The name is that of ${home.code}. Correct the code or the name.`) : ofCode(code)
  }
}

function namesByCode(home: Home, known: Iterable<NamedCode>) {
  const codes = new Set<string>([home.code])
  const byName = new Map<string, { readonly name: string; readonly codes: Set<string> }>()
  for (const { code, name } of known) {
    if (code === null) continue
    codes.add(code)
    if (name === null) continue
    const entry = byName.get(squash(name)) ?? { name, codes: new Set<string>() }
    entry.codes.add(code)
    byName.set(squash(name), entry)
  }
  return { codes, byName }
}

function unknownName(name: string, names: readonly string[]): ResolvedOrgUnit {
  const near = nearestUnit(name, names)
  const hint = near === null ? '' : `Did you mean "${near}"? `
  const remedy = 'Add the name to organization.districts, or import a file that has its code along with this one.'
  return unknown(`${hint}${remedy}`)
}

function patternOf(pattern = '[0-9A-Za-z-]+'): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}

function unknown(detail: string): ResolvedOrgUnit {
  return { unit: null, detail }
}
