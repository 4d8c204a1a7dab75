/** What people and programs may be. Everybody is `public`; nobody is only that once signed in with another role. */
export const roles = [
  'public',
  'analyst',
  'department-head',
  'principal',
  'teacher',
  'reviewer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** Who asks: the same for a query, an upload and a subscription. */
export interface Viewer {
  readonly kind: 'public' | 'person' | 'key'
  /** Who it is in the records: the token's subject, or `key/<id>`. `public` where nobody signed in. */
  readonly subject: string
  readonly roles: readonly Role[]
  /** The department of a department head. */
  readonly department: string | null
  /** The schools of a principal, as org units: `school/12`. */
  readonly schools: readonly string[]
  /** The classes of a teacher, as org units: `classroom/12-3A`. */
  readonly classrooms: readonly string[]
}

/** Whoever asks without a token. */
export const publicViewer: Viewer = Object.freeze({
  kind: 'public',
  subject: 'public',
  roles: Object.freeze(['public'] as const),
  department: null,
  schools: Object.freeze([]),
  classrooms: Object.freeze([]),
})

/** What a token or a key says of whom it stands for. */
export type Scope = Pick<Viewer, 'roles' | 'department' | 'schools' | 'classrooms'>

/** A viewer who cannot be changed any more. Of a scope only what belongs to the roles is kept. */
export function viewerOf(kind: 'person' | 'key', subject: string, scope: Scope): Viewer {
  const { roles: given } = scope
  const only = (role: Role, list: readonly string[]) => Object.freeze(given.includes(role) ? [...list] : [])
  return Object.freeze({
    kind,
    subject,
    roles: Object.freeze([...new Set<Role>(['public', ...given])]),
    department: given.includes('department-head') ? scope.department : null,
    schools: only('principal', scope.schools),
    classrooms: only('teacher', scope.classrooms),
  })
}

/** Whoever may read the data folder: the server itself, and the command on the same machine. */
export const operator: Viewer = viewerOf('person', 'operator', {
  roles: ['administrator'],
  department: null,
  schools: [],
  classrooms: [],
})

/** Whether the viewer has a role. */
export function is(viewer: Viewer, role: Role): boolean {
  return viewer.roles.includes(role)
}

export function isRole(name: unknown): name is Role {
  return roles.some((role) => role === name)
}
