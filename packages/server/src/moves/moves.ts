import type { Observation, StatusLevel } from '@planwright/engine'
import type { Reason } from '@planwright/sdk'

/** What a reader sees of a figure: its value or reason, and how it stands. */
export interface ShownFigure {
  readonly orgUnit: string
  readonly group: string
  readonly period: string
  readonly value: number | null
  readonly reason: Reason | null
  readonly status: StatusLevel
}

/** A published figure that would be another; `before` is null where nothing was published, `after` where it would go. */
export interface Move {
  readonly indicator: string
  readonly orgUnit: string
  readonly group: string
  readonly period: string
  readonly before: ShownFigure | null
  readonly after: ShownFigure | null
}

/** The figures whose value, reason or status differ, in the order of unit, group and period. */
export function movesOf(
  indicator: string,
  before: readonly ShownFigure[],
  after: readonly ShownFigure[],
): readonly Move[] {
  const old = byPlace(before)
  const fresh = byPlace(after)
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((place) => {
    const [was, is] = [old.get(place) ?? null, fresh.get(place) ?? null]
    const known = was ?? is
    if (known === null || areAlike(was, is)) return []
    const { orgUnit, group, period } = known
    return [{ indicator, orgUnit, group, period, before: was, after: is }]
  })
}

/** Whether the value or the reason differs, and not only the status. */
export function movesValue({ before, after }: Move): boolean {
  return before?.value !== after?.value || before?.reason !== after?.reason
}

/** Whether the status differs. */
export function movesStatus({ before, after }: Move): boolean {
  return before?.status !== after?.status
}

function areAlike(was: ShownFigure | null, is: ShownFigure | null): boolean {
  if (was === null || is === null) return false
  return was.value === is.value && was.reason === is.reason && was.status === is.status
}

/** Where a figure stands in a list of moves. */
export function placeOf({ orgUnit, group, period }: Pick<Observation, 'orgUnit' | 'group' | 'period'>): string {
  return `${orgUnit} ${group} ${period}`
}

function byPlace(figures: readonly ShownFigure[]): ReadonlyMap<string, ShownFigure> {
  return new Map(figures.map((figure) => [placeOf(figure), figure]))
}
