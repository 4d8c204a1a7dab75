import type { Dataset } from '@planwright/sdk'
import type { RegistryProblem } from '../problem.js'
import { forEachDataset, listed } from '../rule.js'
import { periodColumns } from './one-row-period.js'

/** A scope is a required column of ids or of a short list, or a month or day where rows count by a day. */
export const scopesPossible = forEachDataset((dataset, department) =>
  (dataset.scopes ?? [])
    .filter((name) => !isPossible(dataset, name))
    .map(
      (name): RegistryProblem => ({
        code: 'SCOPE_IMPOSSIBLE',
        plugin: department.id,
        place: `${dataset.id} scopes`,
        message: `An import can't be for one "${name}" of these rows.`,
        remedy: remedyFor(dataset),
      }),
    ),
)

const scopeKinds: readonly string[] = ['school', 'classroom', 'zone', 'oneOf']

function isPossible(dataset: Dataset, name: string): boolean {
  return possible(dataset).includes(name)
}

/** What the dataset's imports can be for; nothing where an import only adds to the rows that are there. */
function possible(dataset: Dataset): readonly string[] {
  if (dataset.replaces !== 'schoolYear') return []
  const columns = Object.keys(dataset.columns).filter((name) => {
    const column = dataset.columns[name]
    return column !== undefined && !column.optional && scopeKinds.includes(column.kind)
  })
  const hasDays = periodColumns(dataset).some((name) => dataset.columns[name]?.kind === 'date')
  return [...columns, ...(hasDays ? ['month', 'day'] : [])]
}

function remedyFor(dataset: Dataset): string {
  const names = possible(dataset)
  if (names.length === 0) return "Leave the scopes out, or write replaces: 'schoolYear' and a required column of ids."
  return `Possible here are ${listed(names)}.`
}
