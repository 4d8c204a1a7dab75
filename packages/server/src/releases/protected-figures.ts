import type { EntityManager } from '@mikro-orm/sqlite'
import { type EarlierFigure, type ParentOf, protect, type Released, type ResolvedIndicator } from '@planwright/engine'
import { schoolYearOfPeriod } from '@planwright/sdk'
import { movedEnough } from './moved-enough.js'
import { combined, questionOf, type ReleasableFigure } from './releasable-figure.js'
import { parentsIn } from './release.store.js'
import { placesOf, unitsOf } from './released-places.js'

/** What everybody knows of a period: the org units of its school year, and where each belonged. */
export interface Frame {
  readonly at: string
  readonly units: readonly string[]
  readonly parentOf: ParentOf
}

export async function frameOf(em: EntityManager, period: string, at: string): Promise<Frame> {
  const schoolYear = schoolYearOfPeriod(period)
  return { at, units: await unitsOf(em, schoolYear, at), parentOf: await parentsIn(em, schoolYear) }
}

/** An indicator's answers of a period, and the exact figures behind them. */
export interface ReleasedIndicator {
  readonly answers: readonly Released<ReleasableFigure>[]
  readonly exact: readonly ReleasableFigure[]
}

/** What was released before that together with new figures could tell of single people. */
export interface ReleasedBefore {
  /** The same period: the new figures correct it. Empty for the first release. */
  readonly same: readonly EarlierFigure<ReleasableFigure>[]
  /** Other periods of the school year. */
  readonly others: readonly (readonly EarlierFigure<ReleasableFigure>[])[]
}

export const nothingBefore: ReleasedBefore = { same: [], others: [] }

/** An indicator's figures of a period as everybody is answered: what a release keeps, and a preview shows. */
export function protectedFigures(
  indicator: ResolvedIndicator,
  figures: readonly ReleasableFigure[],
  { at, units, parentOf }: Frame,
  { same, others }: ReleasedBefore = nothingBefore,
): readonly Released<ReleasableFigure>[] {
  const corrects = same.length === 0 ? {} : { corrects: { figures: same, isMoved: movedEnough } }
  const places = placesOf(indicator.definition, units)
  const question = questionOf(indicator, at)
  return protect(figures, { parentOf, places, question, combine: combined, others, ...corrects })
}
