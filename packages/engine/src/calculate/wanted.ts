import type { MeasuredCell } from '@planwright/facts'
import { type AnyIndicator, isDimension, levels } from '@planwright/sdk'

/** Whether an indicator asked for a cell: a statement shared by several may hold more. */
export function isWanted(indicator: AnyIndicator, cell: Pick<MeasuredCell, 'orgUnit' | 'group' | 'period'>): boolean {
  return hasLevel(indicator, cell.orgUnit) && hasGroup(indicator, cell.group) && hasPeriod(indicator, cell.period)
}

/** The level of an org unit: the first word of its id. The state and peer districts have none of ours. */
function hasLevel(indicator: AnyIndicator, orgUnit: string): boolean {
  const level = levels.find((one) => one === orgUnit.split('/')[0])
  return level === undefined || indicator.levels.includes(level)
}

function hasGroup(indicator: AnyIndicator, group: string): boolean {
  const dimension = group.split('/')[0] ?? ''
  return group === 'all' || (isDimension(dimension) && indicator.groups.includes(dimension))
}

function hasPeriod(indicator: AnyIndicator, period: string): boolean {
  return indicator.every === 'month' || period.length === '2016-17'.length
}
