import type { EntityManager } from '@mikro-orm/sqlite'
import type { PlanFile, PlanTarget } from '../plan-file/index.js'
import { digestOf } from '../records/digest.js'
import { Target, type TargetBasis } from './target.entity.js'

/** Keeps the targets of the plan file. A target that changed is closed and stays; the new one is written beside it. */
export async function syncTargets(em: EntityManager, file: PlanFile, at: string): Promise<void> {
  const goals = file.priorities.flatMap((priority) => priority.goals)
  const standing = await em.find(Target, { supersededAt: null, goal: { $ne: null } })
  for (const { key, target } of goals) {
    const old = standing.find(({ goal }) => goal === `goals/${key}`)
    const wanted = target === undefined ? null : contentOf(target)
    if (digestOf(old === undefined ? null : kept(old)) === digestOf(wanted)) continue
    if (old !== undefined) old.supersededAt = at
    if (wanted !== null) em.create(Target, { ...wanted, goal: `goals/${key}`, recordedAt: at } as never)
  }
  await em.flush()
}

function contentOf({ baseline, change, basis, value, by, assumed, setBy, why }: PlanTarget) {
  return kept({
    baseline: baseline === undefined ? null : { period: baseline.period, value: baseline.value },
    change: change ?? null,
    basis: (basis ?? null) as TargetBasis | null,
    value,
    by,
    assumed,
    setBy,
    whyText: why,
  })
}

type Content = Pick<Target, 'baseline' | 'change' | 'basis' | 'value' | 'by' | 'assumed' | 'setBy' | 'whyText'>

/** What makes a target this target, in a fixed order. */
function kept({ baseline, change, basis, value, by, assumed, setBy, whyText }: Content): Content {
  return { baseline, change, basis, value, by, assumed, setBy, whyText }
}
