import { type ParentOf, type ProtectedFigure, protect } from '@planwright/engine'

/** What a reader is told of a place and group: bounds of the counts shown, and nothing of those that are not. */
export interface Answer {
  readonly orgUnit: string
  readonly group: string
  readonly absent: Bounds | null
  readonly all: Bounds | null
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

/** Protection as it is: whoever reads knows the rounding, and that nothing below ten is shown. */
export function withProtection(figures: readonly ProtectedFigure[], parents: ParentOf): readonly Answer[] {
  return protect(figures, parents).map(({ orgUnit, group, numerator, denominator }) => ({
    orgUnit,
    group,
    absent: numerator === null ? null : { low: Math.max(10, numerator - 2), high: numerator + 2 },
    all: denominator === null ? null : { low: Math.max(20, denominator - 2), high: denominator + 2 },
  }))
}

/** Protection off but for the rule that many take for enough: a figure about fewer than ten students is not shown. */
export function hidingSmallGroups(figures: readonly ProtectedFigure[]): readonly Answer[] {
  return figures.map(({ orgUnit, group, numerator, denominator }) => {
    const hidden = denominator === null || denominator < 10
    return { orgUnit, group, absent: hidden ? null : exactly(numerator), all: hidden ? null : exactly(denominator) }
  })
}

function exactly(count: number | null): Bounds | null {
  return count === null ? null : { low: count, high: count }
}
