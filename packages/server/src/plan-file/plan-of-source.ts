import type { Text } from '@planwright/sdk'
import type { DistrictSource, GoalSource, PlanSource, PrioritySource, SourceText, TargetSource } from './source.js'
import { targetValue } from './target-value.js'
import type { PlanDistrict, PlanFile, PlanGoal, PlanPriority, PlanTarget } from './types.js'

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
    priorities: source.priorities.map(priority),
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

function priority({ title, strategies, goals, actions, key }: PrioritySource): PlanPriority {
  return {
    key,
    title: text(title),
    strategies: strategies.map((strategy) => ({ ...strategy, text: text(strategy.text) })),
    goals: goals.map(goal),
    actions: actions.map((action) => ({ ...action, text: text(action.text) })),
  }
}

function goal({ notYet, target: aim, ...rest }: GoalSource): PlanGoal {
  return {
    ...rest,
    text: text(rest.text),
    ...(notYet === undefined ? {} : { notYet: text(notYet) }),
    ...(aim === undefined ? {} : { target: target(aim) }),
  }
}

function target(source: TargetSource): PlanTarget {
  return { ...source, why: text(source.why), value: statedOrComputed(source) }
}

function statedOrComputed({ value, baseline, change, basis }: TargetSource): number {
  if (value !== undefined) return value
  if (baseline !== undefined && change !== undefined && basis !== undefined) {
    return targetValue(baseline.value, change, basis)
  }
  throw new Error('A target without a value and without a change passed the check of plan files.')
}
