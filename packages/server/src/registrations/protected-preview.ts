import { setImmediate as turn } from 'node:timers/promises'
import type { ResolvedIndicator } from '@planwright/engine'
import type { Level, Period } from '@planwright/sdk'
import { groupBy } from '../records/group-by.js'
import { type Frame, protectedFigures } from '../releases/protected-figures.js'
import type { ReleasableFigure } from '../releases/releasable-figure.js'
import { levelOf } from '../targets/standing.js'

/** A figure as a release would show it, with its period. */
export interface PreviewFigure extends ReleasableFigure {
  readonly period: Period
}

/**
 * What a release would show of figures about people, period by period. All that it would hide is left out, and so is
 * where there is nobody: whoever tries one condition after the other learns no more than that a place is not shown. So are
 * classrooms: nearly all of them are too small to be shown, and to protect the others takes minutes.
 */
export async function releasable(
  indicator: ResolvedIndicator,
  figures: readonly PreviewFigure[],
  frame: Frame,
  signal: AbortSignal,
): Promise<readonly PreviewFigure[]> {
  const shown: PreviewFigure[] = []
  const larger = figures.filter(({ orgUnit }) => levelOf(orgUnit) !== 'classroom')
  for (const [period, ofPeriod] of groupBy(larger, ({ period }) => period)) {
    // A period of a large district takes a while: others come between.
    await turn()
    signal.throwIfAborted()
    for (const { answer } of protectedFigures(indicator, ofPeriod, frame))
      if (answer.value !== null) shown.push({ ...answer, period })
  }
  return shown
}

/** A figure of which nothing is shown. */
export interface HiddenFigure {
  readonly value: null
  readonly reason: 'SUPPRESSED'
  readonly numerator: null
  readonly denominator: null
  readonly people: null
}

const hidden: HiddenFigure = Object.freeze({
  value: null,
  reason: 'SUPPRESSED',
  numerator: null,
  denominator: null,
  people: null,
})

/** What is shown, and a hidden figure for every other unit of the levels: their number tells nothing of who is there. */
export function withHiddenUnits(
  shown: readonly PreviewFigure[],
  units: readonly string[],
  { levels, period }: { readonly levels: readonly Level[]; readonly period: Period },
): readonly (PreviewFigure | (HiddenFigure & Pick<PreviewFigure, 'orgUnit' | 'group' | 'period'>))[] {
  const known = new Set(shown.map(({ orgUnit }) => orgUnit))
  const others = units.filter((unit) => !known.has(unit) && levels.some((level) => level === levelOf(unit)))
  return [...shown, ...others.map((orgUnit) => ({ ...hidden, orgUnit, group: 'all', period }))]
}

/** What is shown on two sides, each with a hidden figure where only the other shows one. */
export function sideBySide(
  one: readonly PreviewFigure[],
  other: readonly PreviewFigure[],
): readonly [readonly PreviewFigure[], readonly PreviewFigure[]] {
  return [
    [...one, ...hiddenBeside(one, other)],
    [...other, ...hiddenBeside(other, one)],
  ]
}

function hiddenBeside(shown: readonly PreviewFigure[], others: readonly PreviewFigure[]): readonly PreviewFigure[] {
  const known = new Set(shown.map(placeOf))
  return others.filter((other) => !known.has(placeOf(other))).map((other) => ({ ...other, ...hidden }))
}

function placeOf({ orgUnit, group, period }: PreviewFigure): string {
  return `${orgUnit} ${group} ${period}`
}
