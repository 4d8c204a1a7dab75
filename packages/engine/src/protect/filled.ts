import type { ProtectedFigure } from './figure.js'

/**
 * The figures with one more for every group that an org unit has nobody of and others have: hidden like a small one, so
 * that no answer tells whether a single child of a group goes to a school.
 */
export function filled<F extends ProtectedFigure>(
  figures: readonly F[],
): {
  readonly figures: readonly F[]
  readonly added: ReadonlySet<F>
} {
  const groups = new Set(figures.map(({ group }) => group))
  const known = new Set(figures.map(({ orgUnit, group }) => `${orgUnit} ${group}`))
  const everybody = figures.filter(({ group }) => group === 'all')
  const missing = everybody.flatMap((figure) =>
    [...groups].filter((group) => !known.has(`${figure.orgUnit} ${group}`)).map((group) => nobodyIn(figure, group)),
  )
  return { figures: [...figures, ...missing], added: new Set(missing) }
}

function nobodyIn<F extends ProtectedFigure>(figure: F, group: string): F {
  const none = (count: number | null) => (count === null ? null : 0)
  return {
    ...figure,
    group,
    value: null,
    reason: 'ZERO_DENOMINATOR',
    numerator: none(figure.numerator),
    denominator: none(figure.denominator),
    people: none(figure.people),
  }
}
