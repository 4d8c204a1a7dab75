import { ServerError } from '../errors.js'
import { is, type Viewer } from './viewer.js'

/** The department that answers for an indicator or dataset: what stands before the dot of its id. */
export function departmentOfId(id: string): string {
  return id.split('.', 1)[0] ?? ''
}

/** Whether a viewer may change what belongs to a department: its head may, and administrators may everywhere. */
export function answersFor(viewer: Viewer, department: string): boolean {
  return is(viewer, 'administrator') || viewer.department === department
}

/** Refuses a head of another department, before anything is looked up: departments are known to everyone. */
export function refuseOtherDepartment(viewer: Viewer, department: string): void {
  if (answersFor(viewer, department)) return
  throw new ServerError('OTHER_DEPARTMENT', { own: viewer.department ?? 'none', department })
}

/** Refuses a head of another department; reviewers look at what all of them propose, and decide on it. */
export function refuseOtherThanReviewers(viewer: Viewer, department: string): void {
  if (!is(viewer, 'reviewer')) refuseOtherDepartment(viewer, department)
}
