import type { EntityManager } from '@mikro-orm/sqlite'
import {
  type Answered,
  type EarlierFigure,
  fewestPeople,
  type ParentOf,
  protect,
  type Released,
  type ResolvedIndicator,
  type YearsTogether,
} from '@planwright/engine'
import type { SchoolYear } from '@planwright/sdk'
import { movedEnough } from './moved-enough.js'
import { combined, questionOf, type ReleasableFigure } from './releasable-figure.js'
import { parentsIn } from './release.store.js'
import { placesOf, unitsOf } from './released-places.js'

/** What everybody knows of a period: the org units of its school year, and where each belonged. */
export interface Frame {
  readonly units: readonly string[]
  readonly parentOf: ParentOf
}

export async function frameOf(em: EntityManager, schoolYear: SchoolYear): Promise<Frame> {
  return { units: await unitsOf(em, schoolYear), parentOf: await parentsIn(em, schoolYear) }
}

/** An indicator's answers of a period, and the exact figures behind them. */
export interface ReleasedIndicator {
  readonly answers: readonly Released<ReleasableFigure>[]
  readonly exact: readonly ReleasableFigure[]
  /** What is newly told of its school year and others together; null where these are not all released. */
  readonly pooled: readonly Answered<ReleasableFigure>[] | null
}

/**
 * An indicator's figures of a period as everybody is answered: what a release keeps, and a preview shows.
 *
 * @param before The release of the period that they correct; empty for the first.
 * @param beside The school years that were told together with the one that is corrected.
 */
export function protectedFigures(
  indicator: ResolvedIndicator,
  figures: readonly ReleasableFigure[],
  { units, parentOf }: Frame,
  before: readonly EarlierFigure<ReleasableFigure>[] = [],
  beside?: YearsTogether<ReleasableFigure>,
): readonly Released<ReleasableFigure>[] {
  const needed = fewestPeople(indicator.definition)
  const corrects = before.length === 0 ? {} : { corrects: { figures: before, isMoved: movedEnough } }
  const places = placesOf(indicator.definition, units)
  const question = questionOf(indicator)
  const asked = { parentOf, places, question, combine: combined, fewestPeople: needed }
  return protect(figures, { ...asked, ...corrects, ...(beside && { beside }) })
}
