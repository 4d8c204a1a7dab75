/** How much a plugin's process may take. */
export interface PluginLimits {
  /** For all places of one indicator in one calculation. */
  readonly seconds: number
  /** Of the whole process; an idle one needs about 60. */
  readonly megabytes: number
}

export const defaultPluginLimits: PluginLimits = { seconds: 5, megabytes: 256 }

/** How long loading may take, in seconds: it happens before any figure is worked out. */
export const secondsToLoad = 10
