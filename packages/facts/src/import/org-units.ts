import { squash } from './nearest.js'
import { nearestUnit } from './nearest-unit.js'

/** The district whose plan this is, as the state's files call it, and the names of the state itself. */
export interface Home {
  readonly code: string
  readonly names: readonly string[]
  readonly stateNames: readonly string[]
}

/** A district as a file or the directory names it. */
export interface NamedCode {
  readonly code: string | null
  readonly name: string | null
}

export type ResolvedOrgUnit = { readonly unit: string } | { readonly unit: null; readonly detail: string }

/** Finds the org unit a row is about: by its code, and where there is none by its exact name. */
export function orgUnitResolver(home: Home, known: Iterable<NamedCode>): (named: NamedCode) => ResolvedOrgUnit {
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
  const homeNames = new Set(home.names.map(squash))
  const stateNames = new Set(home.stateNames.map(squash))
  const ofCode = (code: string): ResolvedOrgUnit => {
    if (code === home.code) return { unit: 'district' }
    const whole = [...codes].find((other) => other.length > code.length && other.replace(/^0+/, '') === code)
    if (whole !== undefined) return unknown(`The code has lost its leading zeros: ${whole}. Format the column as text.`)
    if (!/^[0-9A-Za-z-]+$/.test(code)) return unknown('Write the code as the state does, in letters and digits.')
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
    const names = [...home.names, ...home.stateNames, ...[...byName.values()].map((entry) => entry.name)]
    const near = nearestUnit(name, names)
    const hint = near === null ? '' : `Did you mean "${near}"? `
    return unknown(
      `${hint}Add the name to organization.districts, or import a file that has its code along with this one.`,
    )
  }
  return ({ code, name }) => {
    if (code !== null) return ofCode(code)
    return name === null ? unknown('Fill in the code or the name.') : ofName(name)
  }
}

function unknown(detail: string): ResolvedOrgUnit {
  return { unit: null, detail }
}
