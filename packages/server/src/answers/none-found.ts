import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { problemOf } from '../graphql/problem.js'
import { whyNotApplicable } from '../observations/why-not-applicable.js'

interface Asked {
  /** The field that answers with an empty list. */
  readonly field: 'series' | 'breakdown'
  readonly indicator: string
  readonly orgUnit: string
  /** The group, or the dimension. */
  readonly group: string
  readonly period?: string | null
}

/** Warns beside an empty list why it is empty; where no unit or group goes by the name, that alone is told. */
export async function warnOfNone({ field, period = null, ...place }: Asked, context: Context): Promise<void> {
  const { indicator, orgUnit, group } = place
  const { visible, registry, warnings } = context
  if ((await visible.whyNowhere(indicator, orgUnit, field === 'breakdown' ? 'all' : group)) !== null) return
  const unreleased = await visible.whyNotReleased(indicator, orgUnit)
  const why = whyNotApplicable(registry, place) ?? unreleased?.sentence ?? null
  const hint = why?.en ?? 'Import rows about these students, or ask for another period.'
  const id = `of ${indicator} by ${group} for ${orgUnit}${period === null ? '' : ` in ${period}`}`
  warnings.push(problemOf(new ServerError('NOT_FOUND', { kind: field, id, hint }), [field]))
}
