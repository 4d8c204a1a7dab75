import { type AnyIndicator, type Department, roster } from '@planwright/sdk'
import { RegistryError } from './problem.js'
import type { Registry, ResolvedIndicator } from './registry.js'
import { datasetsOf, type PlanParts, type RuleContext } from './rule.js'
import { departmentShape } from './rules/department-shape.js'
import { rules } from './rules/index.js'
import { versionOf } from './version.js'

export interface RegistryOptions {
  /** How many indicators a department may have; 6 unless said. */
  readonly indicatorLimit?: number
  /** By a department's id, where the plan says it for that department. */
  readonly indicatorLimits?: ReadonlyMap<string, number>
  /** The plan that the indicators are for; without one nothing is said of what they advance. */
  readonly plan?: PlanParts
  /** Whether a definition was approved before: none was unless said. */
  readonly wasApproved?: (indicator: AnyIndicator) => boolean
}

/**
 * Joins departments into one registry, or throws a RegistryError with every fault of every department.
 * The order of the departments means nothing.
 */
export function composeRegistry(departments: readonly Department[], options: RegistryOptions = {}): Registry {
  const { indicatorLimit = 6, indicatorLimits, plan = null, wasApproved = () => false } = options
  const misshapen = departments.flatMap(departmentShape)
  const wellShaped = departments.filter((department, position) => departmentShape(department, position).length === 0)
  const sorted = [...wellShaped].sort(byId)
  const limitOf = (department: string) => indicatorLimits?.get(department) ?? indicatorLimit
  const context: RuleContext = { departments: sorted, coreDatasets: roster.coreDatasets, limitOf, plan, wasApproved }
  const problems = [...misshapen, ...rules.flatMap((rule) => rule(context))]
  if (problems.length > 0) throw new RegistryError(problems)
  return Object.freeze({
    departments: Object.freeze(sorted),
    datasets: Object.freeze([...context.coreDatasets, ...sorted.flatMap(({ datasets }) => datasets)].sort(byId)),
    indicators: Object.freeze(sorted.flatMap(resolved).sort((one, other) => byId(one.definition, other.definition))),
    indicatorLimit,
  })
}

/** An indicator of a department with its version and the datasets it reads. */
export function resolveIndicator(definition: AnyIndicator, department: Department): ResolvedIndicator {
  return Object.freeze({ definition, department, version: versionOf(definition), datasets: datasetsOf(definition) })
}

function resolved(department: Department): readonly ResolvedIndicator[] {
  return department.indicators.map((definition) => resolveIndicator(definition, department))
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}
