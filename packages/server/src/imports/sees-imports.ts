import type { Dataset } from '@planwright/sdk'
import { answersFor, departmentOfId } from '../access/own-department.js'
import type { Viewer } from '../access/viewer.js'
import { isAboutPeople } from '../releases/about-people.js'

/** Whether a viewer sees imports into a dataset: a department head those of the own department, administrators all. */
export function seesImportsOf(viewer: Viewer, dataset: string): boolean {
  return answersFor(viewer, departmentOfId(dataset))
}

/**
 * Whether a viewer may know the files of a dataset and how many rows they have. Of rows about people this is for those
 * who see its imports: a file of one row can be guessed and found again by its hash.
 */
export function seesFilesOf(viewer: Viewer, id: string, dataset: Dataset | undefined): boolean {
  const isOpen = dataset !== undefined && !isAboutPeople({ datasets: [dataset] })
  return isOpen || seesImportsOf(viewer, id)
}
