import type { PlanParts } from '@planwright/engine'
import type { PlanFile } from './types.js'

/** The ids by which indicators name the parts of a plan, and the indicators that measure its goals. */
export function partsOf({ priorities }: PlanFile): PlanParts {
  const named = (kind: string, parts: readonly { readonly key: string }[]) => parts.map(({ key }) => `${kind}/${key}`)
  const goals = priorities.flatMap((priority) => priority.goals)
  return {
    ids: [
      ...named('priorities', priorities),
      ...priorities.flatMap(({ strategies }) => named('strategies', strategies)),
      ...named('goals', goals),
      ...priorities.flatMap(({ actions }) => named('actions', actions)),
    ],
    measures: goals.flatMap(({ measuredBy }) => measuredBy),
  }
}
