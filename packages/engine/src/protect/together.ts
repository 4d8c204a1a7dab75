import { type Cell, type CellRules, toldCell } from './cell.js'
import { completed, type EarlierFigure } from './earlier.js'
import type { ParentOf, ProtectedFigure } from './figure.js'
import { hide, isTelling, linesByCount } from './hide.js'
import { type Line, linesOf, overYears } from './lines.js'
import { narrow } from './ranges.js'
import { showAgain } from './show-again.js'
import type { Combine } from './spans.js'

/** A school year as its release tells it, with the exact figures behind it, and where each org unit belonged then. */
export interface ToldYear<F extends ProtectedFigure> {
  readonly told: readonly EarlierFigure<F>[]
  readonly parentOf: ParentOf
}

/** The other school years of some that were told together, and what was told of all of them. */
export interface YearsTogether<F extends ProtectedFigure> {
  readonly others: readonly ToldYear<F>[]
  readonly together: readonly EarlierFigure<F>[]
}

/** Cells that add up by where the org units belong: those of a school year, or of several years together. */
export interface Layer {
  readonly cells: readonly Cell[]
  readonly parentOf: ParentOf
}

/** A school year with the exact figures of its spans. */
export function completedYear<F extends ProtectedFigure>(
  { told, parentOf }: ToldYear<F>,
  combine: Combine<F>,
): ToldYear<F> {
  return { told: completed(told, combine), parentOf }
}

export function completedTogether<F extends ProtectedFigure>(
  { others, together }: YearsTogether<F>,
  combine: Combine<F>,
): YearsTogether<F> {
  return { others: others.map((year) => completedYear(year, combine)), together }
}

/** A school year of which nothing is changed any more. */
export function layerOf<F extends ProtectedFigure>({ told, parentOf }: ToldYear<F>, rules: CellRules): Layer {
  return { cells: told.map((one) => toldCell(one, rules)), parentOf }
}

/** Tells of a corrected school year what is safe beside the others and beside what was told of all of them together. */
export function tellBeside<F extends ProtectedFigure>(
  corrected: Layer,
  { others, together }: YearsTogether<F>,
  rules: CellRules,
): void {
  const years = [corrected, ...others.map((year) => layerOf(year, rules))]
  const pool = layerOf({ told: together, parentOf: corrected.parentOf }, rules)
  tellWhatIsSafe(corrected.cells.filter(isTelling), years, pool)
}

/**
 * Tells of some cells what leaves every hidden count in doubt for whoever adds up the years and all of them together, the
 * most useful first. What is told of the other cells stays as it is.
 */
export function tellWhatIsSafe(cells: readonly Cell[], years: readonly Layer[], pool: Layer): void {
  const first = new Map(cells.map((cell) => [cell, cell.standing]))
  for (const cell of cells) hide(cell)
  const lines = linesTogether(years, pool)
  narrow(
    [...years, pool].flatMap((layer) => layer.cells),
    lines,
  )
  showAgain(cells, first, linesByCount(lines))
}

function linesTogether(years: readonly Layer[], pool: Layer): readonly Line[] {
  const within = [...years, pool].flatMap(({ cells, parentOf }) => linesOf(cells, parentOf))
  return [
    ...within,
    ...overYears(
      pool.cells,
      years.map(({ cells }) => cells),
    ),
  ]
}
