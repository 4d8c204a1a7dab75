import {
  type EarlierFigure,
  keyOf,
  type ParentOf,
  type Place,
  type ProtectedFigure,
  type Protection,
  protect,
  type Released,
  summed,
} from '@planwright/engine'

/** What a reader is told of a place and group: bounds of the counts, or nothing. */
export interface Answer {
  readonly orgUnit: string
  readonly group: string
  readonly absent: Bounds | null
  readonly present: Bounds | null
  readonly all: Bounds | null
  /** Whether a value, a bound of one, only that there are fewer than ten people, or nothing is told. */
  readonly told: 'value' | 'bound' | 'few' | 'nothing'
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

const few: Bounds = { low: 0, high: 9 }

/** The release as it is made of figures: every org unit with every group that anybody is of; or a correction of one. */
export function released(
  figures: readonly ProtectedFigure[],
  parentOf: ParentOf,
  corrects?: Protection<ProtectedFigure>['corrects'],
  beside?: Protection<ProtectedFigure>['beside'],
): readonly Released<ProtectedFigure>[] {
  const known = [...figures, ...(corrects?.figures ?? []).map(({ place }) => place)]
  const units = new Set(known.map(({ orgUnit }) => orgUnit))
  const groups = new Set(known.map(({ group }) => group))
  const places = [...units].flatMap((orgUnit) => [...groups].map((group) => ({ orgUnit, group })))
  return protect(figures, {
    parentOf,
    places,
    question,
    combine,
    ...(corrects && { corrects }),
    ...(beside && { beside }),
  })
}

/** Figures put together: of groups, or of years. */
export function combine(parts: readonly ProtectedFigure[], group: string): ProtectedFigure {
  return { ...first(parts), group, ...summed(parts) }
}

/** A release as the next one looks back on it. */
export function lookedBackOn(
  figures: readonly ProtectedFigure[],
  release: readonly Released<ProtectedFigure>[],
): readonly EarlierFigure[] {
  const exact = new Map(figures.map((figure) => [keyOf(figure), figure]))
  return release.map(({ answer }) => {
    const { orgUnit, group, bound, reason } = answer
    const standing = reason === null ? 'shown' : bound === null ? 'hidden' : 'bounded'
    return { place: { orgUnit, group }, figure: exact.get(keyOf(answer)) ?? null, bound, standing }
  })
}

/** Protection as it is: whoever reads knows the rounding, that nothing below ten is shown, and how bounds come about. */
export function withProtection(figures: readonly ProtectedFigure[], parents: ParentOf): readonly Answer[] {
  return answersOf(figures, released(figures, parents))
}

/** What a release tells whoever reads it. */
export function answersOf(
  figures: readonly ProtectedFigure[],
  release: readonly Released<ProtectedFigure>[],
): readonly Answer[] {
  const people = new Map(figures.map((figure) => [keyOf(figure), figure.people]))
  return release.map(({ answer }) => {
    const { orgUnit, group, numerator, denominator, bound } = answer
    const place = { orgUnit, group }
    if (numerator !== null && denominator !== null)
      return { ...place, absent: around(numerator, 10), present: null, all: around(denominator, 20), told: 'value' }
    return { ...place, ...boundsOf(bound?.kind, people.get(keyOf(place)) ?? null) }
  })
}

/** A bound tells a reader how many people there are at most within its step: as much as a rounded number would, at worst. */
function boundsOf(kind: string | undefined, people: number | null): Omit<Answer, 'orgUnit' | 'group'> {
  const all = people === null ? null : around(5 * Math.round(people / 5), 10)
  if (kind === 'atMost') return { absent: few, present: null, all, told: 'bound' }
  if (kind === 'atLeast') return { absent: null, present: few, all, told: 'bound' }
  if (kind === 'fewPeople') return { absent: few, present: few, all: few, told: 'few' }
  return { absent: null, present: null, all: null, told: 'nothing' }
}

function around(count: number, least: number): Bounds {
  return { low: Math.max(least, count - 2), high: count + 2 }
}

/** Protection off but for the rule that many take for enough: a figure about fewer than ten students is not shown. */
export function hidingSmallGroups(figures: readonly ProtectedFigure[]): readonly Answer[] {
  return figures.map(({ orgUnit, group, numerator, denominator }) => {
    const hidden = denominator === null || denominator < 10
    const counts = hidden ? [null, null] : [exactly(numerator), exactly(denominator)]
    const [absent = null, all = null] = counts
    return { orgUnit, group, absent, present: null, all, told: hidden ? 'nothing' : 'value' }
  })
}

function exactly(count: number | null): Bounds | null {
  return count === null ? null : { low: count, high: count }
}

/** A figure that says nothing but where it belongs. */
export function question(place: Place): ProtectedFigure {
  const counts = { numerator: null, denominator: null, people: null, numeratorMost: null, denominatorMost: null }
  return { ...place, value: null, reason: 'SUPPRESSED', unit: 'percent', ...counts }
}

function first(figures: readonly ProtectedFigure[]): ProtectedFigure {
  const [figure] = figures
  if (figure === undefined) throw new Error('A span has at least one figure.')
  return figure
}
