import { setImmediate as turn } from 'node:timers/promises'
import type { ParentOf, ProtectedFigure } from '@planwright/engine'
import type { Level, Period } from '@planwright/sdk'
import { groupBy } from '../records/group-by.js'
import { asReleased } from '../releases/as-released.js'
import { levelOf } from '../targets/standing.js'

interface PeriodFigure extends ProtectedFigure {
  readonly period: Period
}

/**
 * What a release would show of figures about people, period by period. All that it would hide is left out, and so is
 * where there is nobody: whoever tries one condition after the other learns no more than that a place is not shown. So are
 * classrooms: nearly all of them are too small to be shown, and to protect the others takes minutes.
 */
export async function releasable<F extends PeriodFigure>(
  figures: readonly F[],
  parents: ParentOf,
  signal: AbortSignal,
): Promise<readonly F[]> {
  const shown: F[] = []
  const larger = figures.filter(({ orgUnit }) => levelOf(orgUnit) !== 'classroom')
  for (const ofPeriod of groupBy(larger, ({ period }) => period).values()) {
    // A period of a large district takes a while: others come between.
    await turn()
    signal.throwIfAborted()
    for (const figure of asReleased(ofPeriod, parents)) if (figure.value !== null) shown.push(figure)
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
export function withHiddenUnits<F extends PeriodFigure>(
  shown: readonly F[],
  units: readonly string[],
  { levels, period }: { readonly levels: readonly Level[]; readonly period: Period },
): readonly (F | (HiddenFigure & Pick<PeriodFigure, 'orgUnit' | 'group' | 'period'>))[] {
  const known = new Set(shown.map(({ orgUnit }) => orgUnit))
  const others = units.filter((unit) => !known.has(unit) && levels.some((level) => level === levelOf(unit)))
  return [...shown, ...others.map((orgUnit) => ({ ...hidden, orgUnit, group: 'all', period }))]
}

/** What is shown on two sides, each with a hidden figure where only the other shows one. */
export function sideBySide<F extends PeriodFigure>(
  one: readonly F[],
  other: readonly F[],
): readonly [readonly F[], readonly F[]] {
  return [
    [...one, ...hiddenBeside(one, other)],
    [...other, ...hiddenBeside(other, one)],
  ]
}

function hiddenBeside<F extends PeriodFigure>(shown: readonly F[], others: readonly F[]): readonly F[] {
  const known = new Set(shown.map(placeOf))
  return others.filter((other) => !known.has(placeOf(other))).map((other) => ({ ...other, ...hidden }))
}

function placeOf({ orgUnit, group, period }: PeriodFigure): string {
  return `${orgUnit} ${group} ${period}`
}
