import { count, known, type Recompute, rowsThat, yes } from '../recompute.js'

/** The department's indicators, written down once more by hand from what their methods say in words. */
export const familyCommunity: Readonly<Record<string, Recompute>> = {
  'family-community.community-schools': (district, place) => {
    const rows = district.rowsAt('family-community.school-models', place)
    const value = rows.filter(({ model }) => model === 'community-school').length
    return rows.length === 0 ? null : { value, reason: null, numerator: null, denominator: null }
  },
  'family-community.working-to-standards': rowsThat(
    'family-community.school-models',
    ({ teamTrained, adjustedWithData }) => yes(teamTrained) && yes(adjustedWithData),
    ({ model }) => model === 'community-school',
  ),
  'family-community.needs-with-partner': rowsThat(
    'family-community.partnerships',
    ({ partner, active }) => known(partner) && yes(active),
  ),
  'family-community.messages-answered': rowsThat(
    'family-community.messages',
    ({ daysToAnswer }) => known(daysToAnswer) && count(daysToAnswer) <= 2,
  ),
  'family-community.supported-in-transitions': rowsThat(
    'family-community.transitions',
    ({ contacted, invited }) => yes(contacted) && yes(invited),
  ),
  'family-community.advisory-groups': rowsThat(
    'family-community.advisory-meetings',
    ({ held, reviewedPlan, families }) => yes(held) && yes(reviewedPlan) && count(families) > 0,
  ),
}
