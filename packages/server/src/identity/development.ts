import type { EntityManager } from '@mikro-orm/sqlite'
import { type Role, roles, type Viewer, viewerOf } from '../access/viewer.js'
import { OrgUnit, OrgUnitKind } from '../organization/org-unit.entity.js'
import type { SessionTokens } from './session-tokens.js'

export interface DevelopmentToken {
  readonly role: Role
  readonly token: string
}

/** A token for each role, for whoever tries the server on the own machine. */
export function developmentTokens(
  sessions: SessionTokens,
  em: EntityManager,
  departments: readonly string[],
): readonly DevelopmentToken[] {
  return roles
    .filter((role) => role !== 'public')
    .map((role) => ({ role, token: sessions.issue(() => developer(role, em.fork(), departments)) }))
}

/** Somebody of a role: the head of the first department, the principal of the first school, the teacher of the first class. */
async function developer(role: Role, em: EntityManager, departments: readonly string[]): Promise<Viewer> {
  const schools = role === 'principal' ? await firstOf(em, OrgUnitKind.SCHOOL) : []
  const classrooms = role === 'teacher' ? await firstOf(em, OrgUnitKind.CLASSROOM) : []
  const scope = { roles: [role], department: departments[0] ?? null, schools, classrooms }
  return viewerOf('person', `development/${role}`, scope)
}

async function firstOf(em: EntityManager, kind: OrgUnitKind): Promise<readonly string[]> {
  const found = await em.find(OrgUnit, { kind }, { orderBy: { id: 'asc' }, limit: 1 })
  return found.map(({ id }) => id)
}
