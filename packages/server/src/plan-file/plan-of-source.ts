import type { Text } from '@planwright/sdk'
import type {
  ActionSource,
  DistrictSource,
  GoalSource,
  PlanSource,
  PrioritySource,
  SourceText,
  TargetSource,
  YearlyTargetSource,
} from './source.js'
import { targetValue } from './target-value.js'
import type { PlanAction, PlanDistrict, PlanFile, PlanGoal, PlanPriority, PlanTarget } from './types.js'

/** A plan as it was written, with every text by language, every list there and every target's value worked out. */
export function planOfSource(source: PlanSource): PlanFile {
  const { title, framework, beliefs, vision, mission, actionsIntroduction, headings, ...rest } = source
  return {
    ...rest,
    title: text(title),
    ...(framework === undefined ? {} : { framework: text(framework) }),
    ...(beliefs === undefined ? {} : { beliefs: text(beliefs) }),
    ...(vision === undefined ? {} : { vision: text(vision) }),
    ...(mission === undefined ? {} : { mission: text(mission) }),
    ...(actionsIntroduction === undefined ? {} : { actionsIntroduction: text(actionsIntroduction) }),
    headings: Object.fromEntries(Object.entries(headings ?? {}).map(([part, heading]) => [part, text(heading)])),
    district: district(source.district),
    departments: source.departments.map((department) => ({ ...department, name: text(department.name) })),
    priorities: source.priorities.map((one) => priority(one, new Set(source.departments.map(({ id }) => id)))),
  }
}

function text(source: SourceText): Text {
  return typeof source === 'string' ? { en: source } : source
}

function district({ state, aliases, ...rest }: DistrictSource): PlanDistrict {
  return {
    ...rest,
    aliases: aliases ?? [],
    ...(state === undefined ? {} : { state: { ...state, aliases: state.aliases ?? [] } }),
  }
}

function priority(
  { title, strategies, goals, actions, key }: PrioritySource,
  departments: ReadonlySet<string>,
): PlanPriority {
  return {
    key,
    title: text(title),
    strategies: strategies.map((strategy) => ({ ...strategy, text: text(strategy.text) })),
    goals: goals.map(goal),
    actions: actions.map((one) => action(one, departments)),
  }
}

function action(
  { owner, start, due, milestones, ...rest }: ActionSource,
  departments: ReadonlySet<string>,
): PlanAction {
  return {
    ...rest,
    text: text(rest.text),
    owner: owner === undefined ? null : ownerOf(owner, departments),
    start: start ?? null,
    due: due ?? null,
    milestones: (milestones ?? []).map((one) => ({ text: text(one.text), by: one.by })),
  }
}

function ownerOf(owner: SourceText, departments: ReadonlySet<string>): PlanAction['owner'] {
  return typeof owner === 'string' && departments.has(owner) ? { department: owner } : { name: text(owner) }
}

function goal({ notYet, measuredBy, objectives, target, targets, ...rest }: GoalSource): PlanGoal {
  const yearly = (targets ?? []).map((one) => completed(one, target))
  const aims = [...yearly, ...(target === undefined ? [] : [target])].map(targetOf)
  return {
    ...rest,
    text: text(rest.text),
    measuredBy: [measuredBy ?? []].flat(),
    ...(notYet === undefined ? {} : { notYet: text(notYet) }),
    objectives: (objectives ?? []).map((one) => ({ key: one.key, text: text(one.text) })),
    targets: aims.toSorted((one, other) => groupOf(one).localeCompare(groupOf(other), 'en') || byYear(one, other)),
  }
}

function groupOf({ group }: PlanTarget): string {
  return group ?? ''
}

function byYear(one: PlanTarget, other: PlanTarget): number {
  return one.by.localeCompare(other.by, 'en')
}

/** A yearly target with what it leaves out taken from the goal's own. */
function completed(yearly: YearlyTargetSource, own: TargetSource | undefined): TargetSource {
  const { baseline, margin, assumed = false, setBy = '', why = '' } = own ?? {}
  return {
    ...(baseline === undefined ? {} : { baseline }),
    ...(margin === undefined ? {} : { margin }),
    ...{ assumed, setBy, why },
    ...yearly,
  }
}

function targetOf(source: TargetSource): PlanTarget {
  return { ...source, why: text(source.why), value: statedOrComputed(source) }
}

function statedOrComputed({ value, baseline, change, basis }: TargetSource): number {
  if (value !== undefined) return value
  if (baseline !== undefined && change !== undefined && basis !== undefined) {
    return targetValue(baseline.value, change, basis)
  }
  throw new Error('A target without a value and without a change passed the check of plan files.')
}
