import type { SchoolYear, Text } from '@planwright/sdk'
import type { TargetBasis, TargetConfirmation } from './types.js'

/** A text as it may be written: the English sentence alone, or one for each language. */
export type SourceText = string | Text

/** A plan file's content once the schema has accepted it. */
export interface PlanSource {
  readonly key: string
  readonly title: SourceText
  readonly framework?: SourceText
  readonly years: { readonly start: number; readonly end: number }
  readonly district: DistrictSource
  readonly headings?: Readonly<Record<string, SourceText>>
  readonly beliefs?: SourceText
  readonly vision?: SourceText
  readonly mission?: SourceText
  readonly actionsIntroduction?: SourceText
  readonly departments: readonly { readonly id: string; readonly name: SourceText; readonly indicatorLimit: number }[]
  readonly priorities: readonly PrioritySource[]
}

export interface DistrictSource {
  readonly name: string
  readonly code: string
  readonly aliases?: readonly string[]
  readonly address?: string
  readonly website?: string
  readonly phone?: string
  readonly state?: { readonly name: string; readonly code?: string; readonly aliases?: readonly string[] }
}

export interface PrioritySource {
  readonly key: string
  readonly title: SourceText
  readonly strategies: readonly { readonly key: string; readonly text: SourceText }[]
  readonly goals: readonly GoalSource[]
  readonly actions: readonly ActionSource[]
}

export interface ActionSource {
  readonly key: string
  readonly text: SourceText
  readonly owner?: SourceText
  readonly start?: string
  readonly due?: string
  readonly milestones?: readonly { readonly text: SourceText; readonly by: string }[]
}

export interface GoalSource {
  readonly key: string
  readonly text: SourceText
  readonly measuredBy?: string | readonly string[]
  readonly notYet?: SourceText
  readonly objectives?: readonly { readonly key: string; readonly text: SourceText }[]
  readonly target?: TargetSource
  readonly targets?: readonly YearlyTargetSource[]
}

/** What it leaves out is as in the goal's target. */
export type YearlyTargetSource = Pick<TargetSource, 'by'> & Partial<TargetSource>

export interface TargetSource {
  readonly baseline?: { readonly period: SchoolYear; readonly value: number }
  readonly change?: number
  readonly basis?: TargetBasis
  readonly value?: number
  readonly margin?: number
  readonly group?: string
  readonly by: SchoolYear
  readonly assumed: boolean
  readonly confirmed?: readonly TargetConfirmation[]
  readonly setBy: string
  readonly why: SourceText
}
