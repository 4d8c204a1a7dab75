import { type Cell, type CellRules, cellOf, rulesOf } from './cell.js'
import { correctedCell } from './corrected.js'
import type { EarlierFigure } from './earlier.js'
import { keyOf, type Place, type ProtectedFigure } from './figure.js'
import { hide, isTelling } from './hide.js'
import { fewest } from './rules.js'
import { type Answered, shownFigure, withoutFigure } from './shown-figure.js'
import { addsUp, type Combine } from './spans.js'
import { completedYear, layerOf, type ToldYear, tellWhatIsSafe } from './together.js'

/** How the figures of several school years are taken together, and what was told of these before. */
export interface Pooling<F extends ProtectedFigure> {
  /** A figure that says nothing but where it belongs. */
  readonly question: (place: Place) => F
  /** How figures are put together: those of groups, and those of years. */
  readonly combine: Combine<F>
  /** What was told of the years together, where one of them is corrected; and whether a figure moved enough for it. */
  readonly corrects?: {
    readonly figures: readonly EarlierFigure<F>[]
    readonly isMoved: (then: F, now: F) => boolean
  }
}

/** A place in each of the years; years that do not answer for it are missing. */
interface Stay<F extends ProtectedFigure> {
  readonly place: Place
  readonly told: readonly EarlierFigure<F>[]
}

/**
 * What readers without record access are told of some released school years together, where no single one of them shows a
 * value: numbers and shares of people, which add up over years. A student of three years counts three times. The same
 * rules hold as for single years, and adding up the years, groups and org units leaves every hidden count of each year,
 * and of all of them, in doubt. At least one year has ten people, so that there are as many different ones.
 *
 * A correction tells nothing of places that nothing was told of, and changes only what moved by ten or more.
 *
 * @param years As their releases tell them, in their order.
 * @returns The places of which something is told, or told anew: nothing says why another is missing.
 */
export function poolYears<F extends ProtectedFigure>(
  years: readonly ToldYear<F>[],
  pooling: Pooling<F>,
): readonly Answered<F>[] {
  const whole = years.map((year) => completedYear(year, pooling.combine))
  const rules = rulesOf(whole.flatMap(({ told }) => told.flatMap(({ figure }) => figure ?? [])))
  const stays = staysIn(whole)
  const then = pooling.corrects && new Map(pooling.corrects.figures.map((earlier) => [keyOf(earlier.place), earlier]))
  const cells = stays.map((stay) => {
    const cell = pooledCell(stay, rules, pooling, then)
    if (isTelling(cell) && !mayBeTold(stay, years.length, cell)) hide(cell)
    return cell
  })
  const parentOf = whole.at(-1)?.parentOf ?? new Map()
  const layers = whole.map((year) => layerOf(year, rules))
  tellWhatIsSafe(cells.filter(isTelling), layers, { cells, parentOf })
  return cells.filter(isTelling).flatMap((cell) => answerOf(cell, pooling))
}

/** The exact figures of some school years together at each place that has any. */
export function pooledFigures<F extends ProtectedFigure>(
  years: readonly ToldYear<F>[],
  combine: Combine<F>,
): readonly F[] {
  return staysIn(years.map((year) => completedYear(year, combine))).flatMap((stay) => figureOf(stay, combine) ?? [])
}

function staysIn<F extends ProtectedFigure>(years: readonly ToldYear<F>[]): readonly Stay<F>[] {
  const found = new Map<string, { readonly place: Place; readonly told: EarlierFigure<F>[] }>()
  for (const one of years.flatMap(({ told }) => told)) {
    const stay = found.get(keyOf(one.place)) ?? { place: one.place, told: [] }
    stay.told.push(one)
    found.set(keyOf(one.place), stay)
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? [])
}

function figureOf<F extends ProtectedFigure>({ place, told }: Stay<F>, combine: Combine<F>): F | null {
  const parts = told.flatMap(({ figure }) => figure ?? [])
  return parts.length === 0 ? null : combine(parts, place.group)
}

function pooledCell<F extends ProtectedFigure>(
  stay: Stay<F>,
  rules: CellRules,
  { combine, corrects }: Pooling<F>,
  then: ReadonlyMap<string, EarlierFigure<F>> | undefined,
): Cell<F> {
  const figure = figureOf(stay, combine)
  if (then === undefined) return cellOf(stay.place, figure, rules)
  return correctedCell(stay.place, figure, rules, then.get(keyOf(stay.place)), corrects?.isMoved)
}

/** Whether the years together say more than each of them, and are about at least ten different people. */
function mayBeTold<F extends ProtectedFigure>({ told }: Stay<F>, years: number, { bound, standing }: Cell): boolean {
  if (told.length < years || told.some((one) => one.standing === 'shown')) return false
  if (standing === 'bounded' && bound?.kind === 'fewPeople') return false
  const parts = told.flatMap(({ figure }) => figure ?? [])
  return parts.every(addsUp) && parts.some(({ people }) => (people ?? 0) >= fewest)
}

function answerOf<F extends ProtectedFigure>(
  { place, figure, standing, bound }: Cell<F>,
  { question }: Pooling<F>,
): readonly Answered<F>[] {
  if (standing === 'bounded') return [withoutFigure(question(place), bound)]
  const shown = figure === null ? null : shownFigure(figure)
  return shown === null ? [] : [shown]
}
