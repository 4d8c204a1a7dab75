import { endsEarly } from './whole-year.js'

const columns = `o.id, o.indicator as indicatorId, o.version, o.orgUnit as orgUnitId, o.groupKey, o.period,
  o.value, o.reason, o.numerator, o.denominator, o.people, o.dataThrough, o.computedAt, o.supersededAt, o.importIds, o.bound, o.boundValue`

/**
 * What the store selects, for a table named `o`.
 *
 * @param moment SQL for the moment whose knowledge decides which school years ended early; null for now.
 */
export function observationColumns(moment: string): string {
  return `${columns}, ${endsEarly('o', moment)} as endsEarly`
}
