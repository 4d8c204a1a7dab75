import { type GroupSpan, spans } from '@planwright/sdk'
import { isNumberOfPeople, isShareOfPeople } from './counts.js'
import type { Place, ProtectedFigure } from './figure.js'

/** The span a group belongs to, or is: `grade/3-5` for `grade/4`. Null for groups of no span. */
export function spanOf(group: string): string | null {
  const [dimension = '', key = ''] = group.split('/')
  const span = spansIn(dimension).find((one) => one.key === key || one.of.includes(key))
  return span === undefined ? null : `${dimension}/${span.key}`
}

function spansIn(dimension: string): readonly GroupSpan[] {
  return Object.entries(spans).find(([id]) => id === dimension)?.[1] ?? []
}

/** Puts figures of the same org unit together as the figure of a span; only those that add up are asked for. */
export type Combine<F> = (parts: readonly F[], group: string) => F

/**
 * The figures with those of the spans of their groups: grades 3 to 5 where a single grade is small. A student is in one
 * grade, so numbers and shares of people add up; other figures have no spans.
 */
export function withSpans<F extends ProtectedFigure>(figures: readonly F[], combine: Combine<F>): readonly F[] {
  const found = new Map<string, { readonly span: string; readonly parts: F[] }>()
  for (const figure of figures) {
    const span = spanOf(figure.group)
    if (span === null || span === figure.group || !addsUp(figure)) continue
    const key = `${figure.orgUnit} ${span}`
    const known = found.get(key) ?? { span, parts: [] }
    known.parts.push(figure)
    found.set(key, known)
  }
  return [...figures, ...[...found.values()].map(({ span, parts }) => combine(parts, span))]
}

/** Whether a figure is a number or a share of people: such figures add up over groups and over years. */
export function addsUp(figure: ProtectedFigure): boolean {
  return isShareOfPeople(figure) || isNumberOfPeople(figure)
}

type Summed = Pick<
  ProtectedFigure,
  'numerator' | 'denominator' | 'people' | 'numeratorMost' | 'denominatorMost' | 'value' | 'reason'
>

/** The counts of several figures added up; the value follows from them. */
export function summed(parts: readonly ProtectedFigure[]): Summed {
  const sum = (of: (figure: ProtectedFigure) => number | null) =>
    parts.some((part) => of(part) === null) ? null : parts.reduce((all, part) => all + (of(part) ?? 0), 0)
  const numerator = sum((part) => part.numerator)
  const denominator = sum((part) => part.denominator)
  const mosts = { numeratorMost: most(parts, 'numeratorMost'), denominatorMost: most(parts, 'denominatorMost') }
  const counts = { numerator, denominator, people: sum((part) => part.people), ...mosts }
  if (denominator === null || numerator === null) return { ...counts, ...valued(sum((part) => part.value)) }
  return { ...counts, ...valued(denominator === 0 ? null : (100 * numerator) / denominator) }
}

/** What one person contributes at most to any of them: where nobody of a part has the outcome, somebody of another may. */
function most(parts: readonly ProtectedFigure[], of: 'numeratorMost' | 'denominatorMost'): number | null {
  return parts.some((part) => part[of] === null) ? null : Math.max(...parts.map((part) => part[of] ?? 0))
}

function valued(value: number | null): Pick<ProtectedFigure, 'value' | 'reason'> {
  return value === null ? { value, reason: 'ZERO_DENOMINATOR' } : { value, reason: null }
}

/** The places of the spans of some places. */
export function spanPlaces(places: readonly Place[]): readonly Place[] {
  const found = new Map<string, Place>()
  for (const { orgUnit, group } of places) {
    const span = spanOf(group)
    if (span !== null) found.set(`${orgUnit} ${span}`, { orgUnit, group: span })
  }
  return [...found.values()]
}
