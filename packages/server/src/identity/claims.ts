import { isRole, type Scope } from '../access/viewer.js'

/** What a token's claims or a key say of roles and what they are for. What is not understood gives nothing. */
export function scopeOf({ roles, department, schools, classrooms }: Readonly<Record<string, unknown>>): Scope {
  return {
    roles: textsOf(roles).filter(isRole),
    department: typeof department === 'string' ? department : null,
    schools: textsOf(schools).filter((id) => /^school\/./.test(id)),
    classrooms: textsOf(classrooms).filter((id) => /^classroom\/./.test(id)),
  }
}

function textsOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim]
  return Array.isArray(claim) ? claim.filter((one): one is string => typeof one === 'string') : []
}
