import type { Scope } from './viewer.js'

/** Whether somebody could see or do what another could not. An administrator can everything. */
export function exceeds(one: Scope, other: Scope): boolean {
  if (other.roles.includes('administrator')) return false
  const without = (mine: readonly string[], theirs: readonly string[]) => mine.some((item) => !theirs.includes(item))
  return (
    without(one.roles, other.roles) ||
    (one.department !== null && one.department !== other.department) ||
    without(one.schools, other.schools) ||
    without(one.classrooms, other.classrooms)
  )
}
