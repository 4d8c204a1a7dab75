import { dimensionIds, isDimension } from '@planwright/sdk'
import { forEachIndicator, listed } from '../rule.js'

/** The groups named are ways of disaggregating that exist. */
export const groupsKnown = forEachIndicator((indicator, department) =>
  indicator.groups
    .filter((group) => !isDimension(group))
    .map((group) => ({
      code: 'GROUP_UNKNOWN',
      plugin: department.id,
      place: `${indicator.id} groups`,
      message: `There is no grouping "${String(group)}".`,
      remedy: `The groupings are ${listed(dimensionIds)}.`,
    })),
)
