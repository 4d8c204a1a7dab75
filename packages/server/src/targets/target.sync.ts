import type { EntityManager } from '@mikro-orm/sqlite'
import type { PlanFile, PlanTarget } from '../plan-file/index.js'
import { digestOf } from '../records/digest.js'
import { Target, type TargetBasis } from './target.entity.js'

/** Keeps the targets of the plan file. A target that changed is closed and stays; the new one is written beside it. */
export async function syncTargets(em: EntityManager, file: PlanFile, at: string): Promise<void> {
  const goals = file.priorities.flatMap((priority) => priority.goals)
  const standing = await em.find(Target, { supersededAt: null, goal: { $ne: null } })
  for (const { key, targets } of goals) {
    const old = standing.filter(({ goal }) => goal === `goals/${key}`)
    const wanted = targets.map(contentOf)
    const isStill = (one: Target) => wanted.some((content) => digestOf(content) === digestOf(kept(one)))
    for (const one of old.filter((one) => !isStill(one))) one.supersededAt = at
    const isThere = (content: Content) => old.some((one) => digestOf(content) === digestOf(kept(one)))
    for (const content of wanted.filter((content) => !isThere(content)))
      em.create(Target, { ...content, goal: `goals/${key}`, recordedAt: at } as never)
  }
  await em.flush()
}

function contentOf({ baseline, change, basis, value, margin, by, group, assumed, setBy, why }: PlanTarget): Content {
  return kept({
    baseline: baseline === undefined ? null : { period: baseline.period, value: baseline.value },
    change: change ?? null,
    basis: (basis ?? null) as TargetBasis | null,
    value,
    margin: margin ?? null,
    by,
    group: group ?? null,
    assumed,
    setBy,
    whyText: why,
  })
}

type Content = Pick<
  Target,
  'baseline' | 'change' | 'basis' | 'value' | 'margin' | 'by' | 'group' | 'assumed' | 'setBy' | 'whyText'
>

/** What makes a target this target, in a fixed order. */
function kept({ baseline, change, basis, value, margin, by, group, assumed, setBy, whyText }: Content): Content {
  return { baseline, change, basis, value, margin, by, group, assumed, setBy, whyText }
}
