import type { Text } from '@planwright/sdk'
import type { AsOf } from '../graphql/as-of.js'
import type { Edition } from '../indicators/edition.js'
import { Observation } from './observation.type.js'
import type { VisibleObservations } from './visible.js'
import { whyNotApplicable } from './why-not-applicable.js'

interface Awaited {
  readonly goal?: string
  readonly indicator?: string
  readonly orgUnit: string
  readonly group?: string
  /** What the plan says of a goal that nothing measures. */
  readonly because?: Text | null
  /** The catalogue that knows whether the indicator has such a level and such groups at all. */
  readonly registry?: Edition
  readonly period?: string | null
  readonly asOf?: AsOf
  /** Says so where there is no such place, and where a figure may be there that was not released to whoever asks. */
  readonly visible?: VisibleObservations
}

/** What stands where there is no figure: no value, and the reason for it. */
export async function awaiting({
  goal,
  indicator,
  orgUnit,
  group = 'all',
  because = null,
  registry,
  period = null,
  asOf = null,
  visible,
}: Awaited): Promise<Observation> {
  const never = registry && indicator ? whyNotApplicable(registry, { indicator, orgUnit, group }) : null
  const nowhere = (await visible?.whyNowhere(indicator ?? null, orgUnit, group)) ?? null
  const isOpen = nowhere === null && because === null && never === null
  const unreleased = isOpen ? ((await visible?.whyNotReleased(indicator ?? null, orgUnit)) ?? null) : null
  const notApplicable = never === null ? null : { reason: 'NOT_APPLICABLE' as const, sentence: never }
  const why = nowhere ?? notApplicable ?? unreleased
  return Object.assign(new Observation(), {
    id: awaitingId({ subject: goal ?? indicator ?? '', orgUnit, group }),
    indicatorId: indicator ?? null,
    goalId: goal ?? null,
    orgUnitId: orgUnit,
    groupKey: group,
    version: null,
    importIds: [],
    endsEarly: false,
    notYet: (nowhere ?? notApplicable)?.sentence ?? because ?? unreleased?.sentence ?? null,
    told: null,
    period,
    asOf,
    value: null,
    reason: why?.reason ?? ('NO_DATA' as const),
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
