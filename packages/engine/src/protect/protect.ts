import { type Cell, type CellRules, cellOf, rulesOf } from './cell.js'
import { correctedCell } from './corrected.js'
import { completed, type EarlierFigure } from './earlier.js'
import { keyOf, type ParentOf, type Place, type ProtectedFigure } from './figure.js'
import { hideForOthers, linesByCount } from './hide.js'
import { linesOf } from './lines.js'
import { showAgain } from './show-again.js'
import { type Answered, shownFigure, withoutFigure } from './shown-figure.js'
import { type Combine, spanPlaces, withSpans } from './spans.js'
import { completedTogether, tellBeside, type YearsTogether } from './together.js'

/** What is asked, and what was told before. */
export interface Protection<F extends ProtectedFigure> {
  readonly parentOf: ParentOf
  /** Every place that is answered, whether it has a figure or not. */
  readonly places: readonly Place[]
  /** A figure that says nothing but where it belongs. */
  readonly question: (place: Place) => F
  /** How the figures of single groups are put together as that of a span of them. */
  readonly combine: Combine<F>
  /** How many people a figure needs: ten unless said. */
  readonly fewestPeople?: number
  /** The release that this one corrects, and whether a figure moved enough to be corrected. */
  readonly corrects?: {
    readonly figures: readonly EarlierFigure<F>[]
    readonly isMoved: (then: F, now: F) => boolean
  }
  /** The school years that were told together with the one that is corrected, and what was told of them. */
  readonly beside?: YearsTogether<F>
}

/** What a reader without record access is answered at a place. */
export interface Released<F> {
  readonly answer: Answered<F>
  /** Whether the corrected release said it already, and goes on saying it. */
  readonly kept: boolean
}

/**
 * The figures of one protected indicator for one period as readers without record access see them: one answer for each
 * place that is asked for, in the order of places.
 *
 * A figure is hidden (SUPPRESSED) where fewer than ten people stand behind it, have the outcome, or have it not; and where
 * it would let somebody work out a hidden one, or that there is anybody, from sums over groups or over org units. A hidden answer is built from the question alone. Where a share is certain to be low
 * or high, a bound is told. Counts that are shown are rounded to five, and shares are worked out from the rounded counts.
 * Readers get a place and at most one characteristic at a time: two disaggregations, no more.
 *
 * A correction shows nothing of what was or is hidden, and changes only what moved by ten or more.
 *
 * Nothing here depends on who asks, and the same figures always give the same answer.
 *
 * @param figures All of them: every org unit and group that somebody may see.
 */
export function protect<F extends ProtectedFigure>(
  figures: readonly F[],
  protection: Protection<F>,
): readonly Released<F>[] {
  const { corrects, combine } = protection
  const all = withSpans(figures, combine)
  const places = placesOf(protection.places)
  const rules = rulesOf(all, protection.fewestPeople)
  const now = new Map(all.map((figure) => [keyOf(figure), figure]))
  const then =
    corrects && new Map(completed(corrects.figures, combine).map((earlier) => [keyOf(earlier.place), earlier]))
  const cells = places.map((place) => {
    const figure = now.get(keyOf(place)) ?? null
    if (then === undefined) return cellOf(place, figure, rules)
    return correctedCell(place, figure, rules, then.get(keyOf(place)), corrects?.isMoved)
  })
  hideWhatTells(cells, protection, rules)
  return cells.map((cell) => answerOf(cell, protection.question))
}

/** The places with those of the spans of their groups, in one order: what is hidden for others must not depend on it. */
function placesOf(asked: readonly Place[]): readonly Place[] {
  const places = new Map([...asked, ...spanPlaces(asked)].map((place) => [keyOf(place), place]))
  return [...places.keys()].sort().flatMap((key) => places.get(key) ?? [])
}

function hideWhatTells<F extends ProtectedFigure>(
  cells: readonly Cell<F>[],
  { parentOf, combine, beside }: Protection<F>,
  rules: CellRules,
): void {
  if (beside !== undefined) {
    tellBeside({ cells, parentOf }, completedTogether(beside, combine), rules)
    return
  }
  const first = new Map(cells.map((cell) => [cell, cell.standing]))
  const lines = linesOf(cells, parentOf)
  const byCount = linesByCount(lines)
  hideForOthers(cells, lines, byCount)
  showAgain(cells, first, byCount)
}

function answerOf<F extends ProtectedFigure>(cell: Cell<F>, question: (place: Place) => F): Released<F> {
  const kept = cell.standing === 'kept'
  const { figure, standing, bound } = kept && cell.earlier !== null ? cell.earlier : cell
  const shown = standing === 'shown' && figure !== null ? shownFigure(figure) : null
  return { answer: shown ?? withoutFigure(question(cell.place), standing === 'bounded' ? bound : null), kept }
}
