import type { SchoolYear, Text } from '@planwright/sdk'

/** A district's strategic plan, read from its file and found right. */
export interface PlanFile {
  readonly key: string
  readonly title: Text
  readonly framework?: Text
  /** Calendar years, both included. */
  readonly years: { readonly start: number; readonly end: number }
  readonly district: PlanDistrict
  /** Printed headings by the part they stand above. */
  readonly headings: Readonly<Record<string, Text>>
  readonly beliefs?: Text
  readonly vision?: Text
  readonly mission?: Text
  readonly actionsIntroduction?: Text
  readonly departments: readonly PlanDepartment[]
  readonly priorities: readonly PlanPriority[]
}

/** The district, under every name and code by which files list it. */
export interface PlanDistrict {
  readonly name: string
  readonly code: string
  readonly aliases: readonly string[]
  readonly address?: string
  readonly website?: string
  readonly phone?: string
  readonly state?: PlanState
}

/** The state the district is compared with. */
export interface PlanState {
  readonly name: string
  readonly code?: string
  readonly aliases: readonly string[]
}

/** A central-office department, whether or not it measures anything yet. */
export interface PlanDepartment {
  readonly id: string
  readonly name: Text
  readonly indicatorLimit: number
}

export interface PlanPriority {
  readonly key: string
  readonly title: Text
  readonly strategies: readonly PlanStrategy[]
  readonly goals: readonly PlanGoal[]
  readonly actions: readonly PlanAction[]
}

export interface PlanStrategy {
  readonly key: string
  readonly text: Text
}

export interface PlanAction {
  readonly key: string
  readonly text: Text
  /** Who answers for it: a department by its id, or somebody else by name; null where the plan names nobody. */
  readonly owner: { readonly department: string } | { readonly name: Text } | null
  /** Days of the calendar. */
  readonly start: string | null
  readonly due: string | null
  readonly milestones: readonly { readonly text: Text; readonly by: string }[]
}

/** A major goal: it has indicators, or says in `notYet` why there is none. */
export interface PlanGoal {
  readonly key: string
  readonly text: Text
  /** The ids of the indicators that measure it; the first is the one that its targets are for. */
  readonly measuredBy: readonly string[]
  /** Why no figure exists yet. */
  readonly notYet?: Text
  readonly objectives: readonly { readonly key: string; readonly text: Text }[]
  /** By school year, those for all students first. */
  readonly targets: readonly PlanTarget[]
}

export type TargetBasis = 'percentage-points' | 'relative'

/** What looks like a mistake in a target and is meant. */
export type TargetConfirmation = 'worsens' | 'outside-plan' | 'baseline-differs'

/** What a goal aims at. `change` and `basis` are absent where the plan states the value outright. */
export interface PlanTarget {
  readonly baseline?: { readonly period: SchoolYear; readonly value: number }
  readonly change?: number
  readonly basis?: TargetBasis
  /** By how much a figure may fall short and still count as reached. */
  readonly margin?: number
  /** The group of students it is for; all students unless said. */
  readonly group?: string
  /** The value aimed at, in the indicator's unit: stated, or worked out exactly from baseline and change. */
  readonly value: number
  readonly by: SchoolYear
  /** Whether this is a reading of words that leave a choice. */
  readonly assumed: boolean
  readonly confirmed?: readonly TargetConfirmation[]
  readonly setBy: string
  readonly why: Text
}
