import type { FilterQuery } from '@mikro-orm/core'
import { answersFor, departmentOfId } from '../access/own-department.js'
import { is, type Viewer } from '../access/viewer.js'
import type { ImportEntry } from './import.entity.js'

/** Whether a viewer sees imports into a dataset: a department head those of the own department, administrators all. */
export function seesImportsOf(viewer: Viewer, dataset: string): boolean {
  return answersFor(viewer, departmentOfId(dataset))
}

/** The same as a condition of the records. */
export function visibleImports(viewer: Viewer): FilterQuery<ImportEntry> {
  if (is(viewer, 'administrator')) return {}
  return { dataset: { $like: `${viewer.department ?? ''}.%` } }
}
