import { answersFor, departmentOfId } from '../access/own-department.js'
import type { Viewer } from '../access/viewer.js'

/** Whether a viewer sees imports into a dataset: a department head those of the own department, administrators all. */
export function seesImportsOf(viewer: Viewer, dataset: string): boolean {
  return answersFor(viewer, departmentOfId(dataset))
}
