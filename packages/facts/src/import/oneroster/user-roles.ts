import type { Findings } from './findings.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTables } from './source-table.js'

/** What a user is to the district, and the organization the role was given for. */
export interface UserRole {
  readonly role: string
  /** Empty where no organization is named for the role itself. */
  readonly org: string
}

/** The one role of each user: the column of version 1.1, or the primary row of version 1.2. */
export function userRoles(tables: SourceTables, findings: Findings): ReadonlyMap<string, UserRole> {
  const { users, roles } = tables
  const given = roles.file === null ? null : rolesByUser(roles.live.values())
  const found = new Map<string, UserRole>()
  for (const [id, row] of users.live) {
    const role =
      given === null ? { role: row.cell('role'), org: '' } : chosenRole(tables, given.get(id) ?? [], findings)
    if (role === null || role.role === '') findings.warn('ONEROSTER_NO_ROLE', placeOf(users, row, 'sourcedId', id))
    else found.set(id, role)
  }
  return found
}

function chosenRole({ roles }: SourceTables, given: readonly SourceRow[], findings: Findings): UserRole | null {
  const primary = given.find((row) => row.cell('roleType') === 'primary')
  const chosen = primary ?? given[0]
  if (chosen === undefined) return null
  const role = chosen.cell('role')
  if (primary === undefined) {
    const place = placeOf(roles, chosen, 'roleType', chosen.cell('roleType'))
    findings.warn('ONEROSTER_NO_PRIMARY_ROLE', { ...place, detail: role })
  }
  return { role, org: chosen.cell('orgSourcedId') }
}

function rolesByUser(rows: Iterable<SourceRow>): ReadonlyMap<string, readonly SourceRow[]> {
  const byUser = new Map<string, SourceRow[]>()
  for (const row of rows) {
    const user = row.cell('userSourcedId')
    const known = byUser.get(user)
    if (known === undefined) byUser.set(user, [row])
    else known.push(row)
  }
  return byUser
}
