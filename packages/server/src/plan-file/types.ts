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
  /** The id of the department that answers for it. */
  readonly owner: string
}

/** A major goal: exactly one of `measuredBy` and `notYet` is there. */
export interface PlanGoal {
  readonly key: string
  readonly text: Text
  /** The id of the indicator that measures it. */
  readonly measuredBy?: string
  /** Why no figure exists yet. */
  readonly notYet?: Text
  readonly target?: PlanTarget
}

export type TargetBasis = 'percentage-points' | 'relative'

/** What looks like a mistake in a target and is meant. */
export type TargetConfirmation = 'worsens' | 'outside-plan' | 'baseline-differs'

/** What a goal aims at. `change` and `basis` are absent where the plan states the value outright. */
export interface PlanTarget {
  readonly baseline?: { readonly period: SchoolYear; readonly value: number }
  readonly change?: number
  readonly basis?: TargetBasis
  /** The value aimed at, in the indicator's unit: stated, or worked out exactly from baseline and change. */
  readonly value: number
  readonly by: SchoolYear
  /** Whether this is a reading of words that leave a choice. */
  readonly assumed: boolean
  readonly confirmed?: readonly TargetConfirmation[]
  readonly setBy: string
  readonly why: Text
}
