import { type Dataset, type DimensionId, dimensions, type Measure, roster, rosterDimensionIds } from '@planwright/sdk'
import { textType } from './formula-type.js'
import type { KnownName } from './scope.js'

/** No column of a dataset starts with an underscore, so these names are free. */
const prefix = '_group_'

/** The SQL name of the column that holds the group of a row's student. */
export function groupColumn(dimension: DimensionId): string {
  return `${prefix}${dimension}`
}

/** The dimension of a column of `groupColumn`; null for any other column. */
export function dimensionOf(column: string): DimensionId | null {
  return rosterDimensionIds.find((id) => groupColumn(id) === column) ?? null
}

/**
 * The groups of a row's student, as names for formulas: `disability = 'yes'`. A column of the dataset goes first.
 * There are none where a row names no student, and none for published rows.
 */
export function groupNames(dataset: Dataset): readonly KnownName[] {
  const hasStudent = Object.values(dataset.columns).some(({ kind }) => kind === 'student')
  if (!hasStudent || dataset.about === 'published') return []
  const own = Object.keys(dataset.columns).map((name) => name.toLowerCase())
  return allGroups.filter(({ name }) => !own.includes(name.toLowerCase()))
}

/** The groups of the entity, where `each` works things out for one student. */
export function entityGroupNames(measure: Measure): readonly KnownName[] {
  const [entity] = measure.kind === 'reported' ? [] : Object.keys(measure.each ?? {})
  if (entity === undefined || measure.of.columns[entity]?.kind !== 'student') return []
  // Its own columns are the groups; outside of `each` they can only mean the student's.
  return measure.of.id === roster.students.id ? allGroups : groupNames(measure.of)
}

const allGroups: readonly KnownName[] = rosterDimensionIds.map((id) => ({
  name: id,
  column: groupColumn(id),
  type: textType,
  values: dimensions[id].groups.map(({ key }) => key),
}))
