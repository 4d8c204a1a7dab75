import type { Text } from '@planwright/sdk'

/** How a figure stands against its target. */
export const statusLevels = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'CANNOT_TELL', 'NO_TARGET', 'AWAITING'] as const
export type StatusLevel = (typeof statusLevels)[number]

/** A level, always with a sentence that says why. */
export interface Status {
  readonly level: StatusLevel
  readonly because: Text
}
