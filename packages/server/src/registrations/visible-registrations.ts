import type { FilterQuery } from '@mikro-orm/core'
import { is, type Viewer } from '../access/viewer.js'
import type { RegistrationEntry } from './registration.entity.js'

/**
 * Which versions a viewer sees: everyone those that were approved once; a department head all of the own department;
 * reviewers and administrators all.
 */
export function visibleRegistrations(viewer: Viewer): FilterQuery<RegistrationEntry> {
  if (is(viewer, 'reviewer') || is(viewer, 'administrator')) return {}
  const approved = { approvedAt: { $ne: null } }
  return viewer.department === null ? approved : { $or: [approved, { department: viewer.department }] }
}
