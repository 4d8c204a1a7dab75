import { type Dataset, isDimension, isPublishedOnly } from '@planwright/sdk'
import { datasetsOf, forEachIndicator } from '../rule.js'

/** Groups are groups of students: rows are about a student, or are published and name their group. */
export const groupsPossible = forEachIndicator((indicator, department) => {
  if (indicator.groups.length === 0) return []
  const problem = (message: string, remedy: string) => ({
    code: 'GROUP_IMPOSSIBLE',
    plugin: department.id,
    place: `${indicator.id} groups`,
    message,
    remedy,
  })
  const published = indicator.groups.filter((group) => isDimension(group) && isPublishedOnly(group))
  return datasetsOf(indicator).flatMap((dataset) => {
    if (!tellsGroups(dataset)) {
      const message = `Groups of students cannot be told from rows of "${dataset.id}" without a student column.`
      return [problem(message, 'Write groups: [], or read a dataset with a student column.')]
    }
    return dataset.about === 'published'
      ? []
      : published.map((group) =>
          problem(
            `The roster does not say which students are in the groups of "${group}"; only published rows do.`,
            `Leave '${group}' out, or read a dataset of published rows.`,
          ),
        )
  })
})

function tellsGroups(dataset: Dataset): boolean {
  return Object.values(dataset.columns).some(({ kind }) => kind === 'student' || kind === 'group')
}
