import type { RegistryProblem } from '../problem.js'
import type { Rule, RuleContext } from '../rule.js'

interface Named {
  readonly id: string
  readonly plugin: string
  readonly what: string
}

/** Ids that stand for org units. */
const reserved = [
  'district',
  'state',
  'peer',
  'zone',
  'school',
  'classroom',
  'goals',
  'actions',
  'strategies',
  'priorities',
]

/** Every id is one thing's alone, across departments, datasets, indicators, the core's datasets and org units. */
export const idsUnique: Rule = (context) => {
  const named = allNamed(context)
  const ids = [...new Set(named.map(({ id }) => id))]
  return ids
    .map((id) => named.filter((one) => one.id === id))
    .filter((same) => same.length > 1)
    .flatMap(taken)
}

function taken(same: readonly Named[]): readonly RegistryProblem[] {
  const [first, ...others] = [...same].sort(
    (one, other) => rank(one) - rank(other) || compareText(one.plugin, other.plugin),
  )
  return others.map((other) => ({
    code: 'ID_TAKEN',
    plugin: other.plugin,
    place: `${other.what} "${other.id}"`,
    message: `The id is already that of ${first?.what} of ${first?.plugin}.`,
    remedy: 'Give one of the two another id.',
  }))
}

function rank(named: Named): number {
  return named.plugin === 'core' ? 0 : 1
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function allNamed({ departments, coreDatasets }: RuleContext): readonly Named[] {
  return [
    ...reserved.map((id) => ({ id, plugin: 'core', what: 'a reserved name' })),
    ...coreDatasets.map(({ id }) => ({ id, plugin: 'core', what: 'a dataset' })),
    ...departments.flatMap((department) => [
      { id: department.id, plugin: department.id, what: 'a department' },
      ...department.datasets.map(({ id }) => ({ id, plugin: department.id, what: 'a dataset' })),
      ...department.indicators.map(({ id }) => ({ id, plugin: department.id, what: 'an indicator' })),
    ]),
  ]
}
