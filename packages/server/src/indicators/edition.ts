import type { Registry, ResolvedIndicator } from '@planwright/engine'
import type { AnyIndicator, SchoolYear } from '@planwright/sdk'

/** A definition and the first school year it holds for; null for all of them. */
export interface DefinitionFrom {
  readonly definition: AnyIndicator
  readonly appliesFrom: SchoolYear | null
}

/** A definition that came through the API and was approved. */
export interface RegisteredIndicator extends DefinitionFrom {
  /** The id of the department that answers for it. */
  readonly department: string
  /** What was approved before, the newest first: school years before `appliesFrom` keep to it. */
  readonly earlier: readonly DefinitionFrom[]
}

/** What people decided about the catalogue, on top of what plugins declare. */
export interface CatalogueChanges {
  readonly registered: readonly RegisteredIndicator[]
  /** The ids of indicators, of plugins or registered, that are no longer calculated. */
  readonly retired: readonly string[]
}

/** A definition as it holds from a school year on. */
export interface Era {
  readonly indicator: ResolvedIndicator
  readonly from: SchoolYear | null
}

/** The catalogue at one moment: `indicators` are calculated and count against a department's limit. */
export interface Edition extends Registry {
  /** No longer calculated; their history can still be read. */
  readonly retired: readonly ResolvedIndicator[]
  /** By id, where not every school year has the newest definition: the newest first. */
  readonly eras: ReadonlyMap<string, readonly Era[]>
}

/** The definition that a school year's figures follow; null before the first year of any. */
export function inForce(edition: Edition, newest: ResolvedIndicator, year: SchoolYear): ResolvedIndicator | null {
  const eras = edition.eras.get(newest.definition.id)
  if (eras === undefined) return newest
  return eras.find(({ from }) => from === null || from <= year)?.indicator ?? null
}

/** The indicator of this id, retired or not; null where there is none. */
export function resolvedNamed({ indicators, retired }: Edition, id: string): ResolvedIndicator | null {
  return [...indicators, ...retired].find(({ definition }) => definition.id === id) ?? null
}
