import type { Text } from '@planwright/sdk'
import type { AsOf } from '../graphql/as-of.js'
import { Observation } from './observation.type.js'
import type { VisibleObservations } from './visible.js'

interface Awaited {
  readonly goal?: string
  readonly indicator?: string
  readonly orgUnit: string
  readonly group?: string
  readonly because: Text | null
  readonly period?: string | null
  readonly asOf?: AsOf
  /** Says so where a figure may be there, and was not released to whoever asks. */
  readonly visible?: VisibleObservations
}

/** What stands where nothing has been measured yet: no value, and the reason for it. */
export async function awaiting({
  goal,
  indicator,
  orgUnit,
  group = 'all',
  because,
  period = null,
  asOf = null,
  visible,
}: Awaited): Promise<Observation> {
  const unreleased = because === null ? ((await visible?.whyNotReleased(indicator ?? null, orgUnit)) ?? null) : null
  return Object.assign(new Observation(), {
    id: awaitingId({ subject: goal ?? indicator ?? '', orgUnit, group }),
    indicatorId: indicator ?? null,
    goalId: goal ?? null,
    orgUnitId: orgUnit,
    groupKey: group,
    version: null,
    importIds: [],
    endsEarly: false,
    notYet: because ?? unreleased?.sentence ?? null,
    told: null,
    period,
    asOf,
    value: null,
    reason: unreleased?.reason ?? ('NO_DATA' as const),
    numerator: null,
    denominator: null,
    people: null,
    dataThrough: null,
    computedAt: null,
    supersededAt: null,
  })
}

interface AwaitingParts {
  /** A goal's or an indicator's id. */
  readonly subject: string
  readonly orgUnit: string
  readonly group: string
}

/** The id of a figure that does not exist yet: `awaiting/goals/balanced-budget@district@all`. */
function awaitingId({ subject, orgUnit, group }: AwaitingParts): string {
  return `awaiting/${subject}@${orgUnit}@${group}`
}

/** The parts of such an id. */
export function awaitingParts(id: string): AwaitingParts {
  const [subject = '', orgUnit = 'district', group = 'all'] = id.slice('awaiting/'.length).split('@')
  return { subject, orgUnit, group }
}
