import { is, type Role, type Viewer } from './viewer.js'

/** To whom something is answered. Administrators are always among them. */
export interface Audience {
  /** As it is said to whoever does not belong to it: `department heads and administrators`. */
  readonly name: string
  readonly includes: (viewer: Viewer) => boolean
}

/** To whom a field is answered that has no rule. */
export const nobody: Audience = Object.freeze({ name: 'nobody', includes: () => false })

/** Whoever asks, without a login. */
export const everyone: Audience = Object.freeze({ name: 'everyone', includes: () => true })

/** People and programs that are signed in, whatever their role. */
export const signedIn: Audience = Object.freeze({
  name: 'people who are signed in',
  includes: ({ kind }: Viewer) => kind !== 'public',
})

/** Those with one of these roles, and administrators. */
export function only(...roles: readonly Exclude<Role, 'public' | 'administrator'>[]): Audience {
  const among: readonly Role[] = [...roles, 'administrator']
  return Object.freeze({
    name: inWords(among.map((role) => plurals[role])),
    includes: (viewer: Viewer) => among.some((role) => is(viewer, role)),
  })
}

const plurals: Readonly<Record<Role, string>> = {
  public: 'everyone',
  analyst: 'analysts',
  'department-head': 'department heads',
  principal: 'principals',
  teacher: 'teachers',
  reviewer: 'reviewers',
  administrator: 'administrators',
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
