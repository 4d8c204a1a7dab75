import type { AnyIndicator, Dataset, Department, Measure } from '@planwright/sdk'
import type { RegistryProblem } from './problem.js'

/** What the rules know of the district's plan. */
export interface PlanParts {
  /** The ids of all its parts: `goals/graduation-rate`. */
  readonly ids: readonly string[]
  /** The ids of the indicators that measure its goals. */
  readonly measures: readonly string[]
}

/** What every rule looks at. */
export interface RuleContext {
  readonly departments: readonly Department[]
  readonly coreDatasets: readonly Dataset[]
  /** How many indicators the department of an id may have. */
  readonly limitOf: (department: string) => number
  /** Null where the departments are looked at without a plan. */
  readonly plan: PlanParts | null
  /** Whether a definition stood before, so that rules that came later do not take it away. */
  readonly wasApproved: (indicator: AnyIndicator) => boolean
}

/** A rule on the set of departments: every fault it finds, none where all is well. */
export type Rule = (context: RuleContext) => readonly RegistryProblem[]

/** A rule that looks at one dataset at a time. */
export function forEachDataset(
  find: (dataset: Dataset, department: Department, context: RuleContext) => readonly RegistryProblem[],
): Rule {
  return (context) =>
    context.departments.flatMap((department) =>
      department.datasets.flatMap((dataset) => find(dataset, department, context)),
    )
}

/** A rule that looks at one indicator at a time. */
export function forEachIndicator(
  find: (indicator: AnyIndicator, department: Department, context: RuleContext) => readonly RegistryProblem[],
): Rule {
  return (context) =>
    context.departments.flatMap((department) =>
      department.indicators.flatMap((indicator) => find(indicator, department, context)),
    )
}

/** The measures an indicator reads: itself, or the named inputs of a computed value. */
export function measuresOf(
  indicator: AnyIndicator,
): readonly { readonly name: string | null; readonly measure: Measure }[] {
  const { value } = indicator
  if (value.kind !== 'computed') return [{ name: null, measure: value }]
  return Object.entries(value.inputs).map(([name, measure]) => ({ name, measure }))
}

/** The datasets an indicator reads, each once, in order of id. */
export function datasetsOf(indicator: AnyIndicator): readonly Dataset[] {
  const byId = new Map(measuresOf(indicator).map(({ measure }) => [measure.of.id, measure.of]))
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Known names in order, for a message that says what there is. */
export function listed(names: readonly string[]): string {
  return [...names].sort().join(', ')
}
