import { isRole, type Scope } from '../access/viewer.js'
import { TokenRefused } from './token-refused.js'

/** Of a list more than anybody needs, and of a text more than any name has. */
export const mostPlaces = 500
const longest = 200

/**
 * What a token's claims or a key say of roles and what they are for. A claim is a text or a list of texts, or the token
 * is refused; a role or place that there is not gives nothing.
 */
export function scopeOf({ roles, department, schools, classrooms }: Readonly<Record<string, unknown>>): Scope {
  return {
    roles: textsOf('roles', roles).filter(isRole),
    department: textOf('department', department),
    schools: textsOf('schools', schools).filter((id) => /^school\/./.test(id)),
    classrooms: textsOf('classrooms', classrooms).filter((id) => /^classroom\/./.test(id)),
  }
}

function textsOf(name: string, claim: unknown): readonly string[] {
  if (claim === undefined || claim === null) return []
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  if (list.length > mostPlaces) throw new TokenRefused(`its claim ${name} lists more than ${mostPlaces}`)
  return list.map((one) => {
    if (isText(one)) return one
    throw new TokenRefused(`its claim ${name} is no list of texts of up to ${longest} characters`)
  })
}

function textOf(name: string, claim: unknown): string | null {
  if (claim === undefined || claim === null) return null
  if (isText(claim)) return claim
  throw new TokenRefused(`its claim ${name} is no text of up to ${longest} characters`)
}

/** A text as names are: without control characters, nor others that nobody sees. */
export function isText(claim: unknown): claim is string {
  return typeof claim === 'string' && claim.length <= longest && !/[\p{C}\p{Zl}\p{Zp}]/u.test(claim)
}
