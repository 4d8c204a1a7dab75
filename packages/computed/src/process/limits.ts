/** How much a plugin's process may take. */
export interface PluginLimits {
  /** Until its module is loaded. */
  readonly secondsToLoad: number
  /** For all places of one indicator in one calculation. */
  readonly seconds: number
  /** Of the whole process; an idle one needs 60 to 80. */
  readonly megabytes: number
}

export const defaultPluginLimits: PluginLimits = { secondsToLoad: 10, seconds: 5, megabytes: 256 }
