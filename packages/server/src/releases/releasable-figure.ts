import { type Observation, type Place, type ResolvedIndicator, summed } from '@planwright/engine'

/** An exact figure with what a release takes over from it. */
export interface ReleasableFigure extends Omit<Observation, 'indicator' | 'period' | 'dataThrough'> {
  /** Null where the figure is not shown. */
  readonly dataThrough: string | null
  readonly importIds: string
}

/** How a place is answered that is not shown: by nothing but the place and the definition in force. */
export function questionOf({ definition, version }: ResolvedIndicator) {
  return ({ orgUnit, group }: Place): ReleasableFigure => ({
    ...{ orgUnit, group, version, unit: definition.unit },
    ...{ value: null, reason: 'SUPPRESSED', numerator: null, denominator: null, people: null },
    ...{ numeratorMost: null, denominatorMost: null, dataThrough: null, importIds: '[]' },
  })
}

/** The figure of a span from those of its groups. */
export function combined(parts: readonly ReleasableFigure[], group: string): ReleasableFigure {
  const [first] = parts
  if (first === undefined) throw new Error('A span is made of at least one figure.')
  const days = parts.map(({ dataThrough }) => dataThrough ?? '').sort()
  const imports = new Set(parts.flatMap(({ importIds }): string[] => JSON.parse(importIds)))
  return {
    ...first,
    ...summed(parts),
    group,
    dataThrough: days.at(-1) || null,
    importIds: JSON.stringify([...imports].sort()),
  }
}
