import type { ColumnKind, Dataset, Level } from '@planwright/sdk'
import { datasetsOf, forEachIndicator } from '../rule.js'

// The columns a level can be told from: any one of several sets.
const needs: Readonly<Record<Level, readonly (readonly ColumnKind[])[]>> = {
  district: [[]],
  zone: [['school'], ['zone']],
  school: [['school']],
  classroom: [['student', 'school'], ['classroom']],
}

/** An indicator's levels can be told from its rows; published rows name their own: districts and schools. */
export const levelsPossible = forEachIndicator((indicator, department) => {
  const place = `${indicator.id} levels`
  if (indicator.levels.length === 0) {
    return [
      {
        code: 'LEVEL_MISSING',
        plugin: department.id,
        place,
        message: 'No level is listed.',
        remedy: "List at least 'district'.",
      },
    ]
  }
  return datasetsOf(indicator).flatMap((dataset) =>
    indicator.levels.flatMap((level) =>
      obstacles(dataset, level).map((message) => ({
        code: 'LEVEL_IMPOSSIBLE',
        plugin: department.id,
        place,
        message,
        remedy: `Leave '${level}' out, or read a dataset that has it.`,
      })),
    ),
  )
})

function obstacles(dataset: Dataset, level: Level): readonly string[] {
  if (dataset.about === 'published') {
    return level === 'district' || level === 'school'
      ? []
      : [`Published rows of "${dataset.id}" are about districts and schools; no ${level} follows from them.`]
  }
  const kinds = Object.values(dataset.columns).map(({ kind }) => kind)
  const [lacking = []] = needs[level]
    .map((set) => set.filter((kind) => !kinds.includes(kind)))
    .sort((one, other) => one.length - other.length)
  if (lacking.length === 0) return []
  return [`A ${level} cannot be told from rows of "${dataset.id}" without a ${lacking.join(' and a ')} column.`]
}
