import type { Dataset } from '@planwright/sdk'
import { datasetsOf, forEachIndicator } from '../rule.js'

/** Groups are groups of students: rows are about a student, or are published and name their group. */
export const groupsPossible = forEachIndicator((indicator, department) => {
  if (indicator.groups.length === 0) return []
  return datasetsOf(indicator)
    .filter((dataset) => !tellsGroups(dataset))
    .map((dataset) => ({
      code: 'GROUP_IMPOSSIBLE',
      plugin: department.id,
      place: `${indicator.id} groups`,
      message: `Groups of students cannot be told from rows of "${dataset.id}" without a student column.`,
      remedy: 'Write groups: [], or read a dataset with a student column.',
    }))
})

function tellsGroups(dataset: Dataset): boolean {
  return Object.values(dataset.columns).some(({ kind }) => kind === 'student' || kind === 'group')
}
