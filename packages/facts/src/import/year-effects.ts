import type { SchoolYear } from '@planwright/sdk'

/** A unit or a group that gains or loses all its rows of a school year: `school/07`, `race/black`, and how many. */
export interface WholeUnit {
  readonly unit: string
  readonly rows: number
}

/** The first of the units and groups that gain or lose all their rows, and how many there are. */
export interface WholeUnits {
  readonly count: number
  readonly first: readonly WholeUnit[]
}

/** What an import does to the rows of a school year (null for datasets without years) that its files hold. */
export interface YearEffect {
  readonly dataset: string
  readonly schoolYear: SchoolYear | null
  /** Rows of the whole dataset in that year; after = before + added - removed. */
  readonly before: number
  readonly after: number
  readonly added: number
  readonly altered: number
  readonly removed: number
  readonly gaining: WholeUnits
  readonly losing: WholeUnits
}

/** A year's effect with what only the judgement of it needs. */
export interface JudgedEffect extends YearEffect {
  /** Rows of the import's scope that were there before, all of which its rows replace. */
  readonly replaceable: number
  /** Rows of the files in that year, unchanged ones included. */
  readonly came: number
  /** Added and altered rows whose day lies after the day of the import. */
  readonly ahead: number
  /** All units and groups that lose all their rows, but classes: those are formed anew all the time. */
  readonly losses: readonly WholeUnit[]
}

/** How many units and groups of a year an effect lists; the rest is counted. */
export const listedUnits = 100

/** What a year's effect says, without what only its judgement needs. */
export function effectOf({
  replaceable: _replaceable,
  came: _came,
  ahead: _ahead,
  losses: _losses,
  ...effect
}: JudgedEffect): YearEffect {
  return effect
}
