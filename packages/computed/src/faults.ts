/** Every way in which a plugin as a whole fails while it works, each with a sentence and what to do about it. */
export const pluginFaults = {
  PLUGIN_TIMED_OUT: {
    message: 'The plugin of {plugin} was stopped: it worked for longer than {seconds} seconds.',
    remedy: 'Look for a loop that does not end. Work over many rows belongs in the formulas of the inputs.',
  },
  PLUGIN_OUT_OF_MEMORY: {
    message: 'The plugin of {plugin} was stopped: it took more than {megabytes} MB of memory.',
    remedy: 'Look for a list that only grows. A function needs its inputs alone, and keeps nothing for the next place.',
  },
  PLUGIN_ENDED: {
    message: 'The process of the plugin of {plugin} ended before it had answered ({cause}).',
    remedy: 'Let the function return a measurement and nothing more, without work that goes on after it.',
  },
  PLUGIN_ANSWER_INVALID: {
    message: 'The plugin of {plugin} was stopped: what came from its process was not an answer ({cause}).',
    remedy: 'Let the function return a measurement, and write to no file or connection.',
  },
  PLUGIN_NOT_LOADED: {
    message: 'The plugin of {plugin} cannot be loaded in its own process ({cause}).',
    remedy:
      'Build it (npm run build), or move its folder out of the plugins folder. It may read its own files and packages, and reach nothing else.',
  },
  PLUGIN_CHANGED: {
    message: 'The function of {indicator} in the files of its plugin is not the one the server started with.',
    remedy: 'Start the server again: it then works out anew whatever the change touches.',
  },
  PLUGIN_NOT_STARTED: {
    message: 'No process could be started for the plugin of {plugin} ({cause}).',
    remedy: 'See whether the machine is short of memory or of processes, and start the server again.',
  },
} as const satisfies Readonly<Record<string, { readonly message: string; readonly remedy: string }>>

export type PluginFaultCode = keyof typeof pluginFaults

/** A plugin that cannot go on. Its indicator fails; nothing else does. */
export class PluginFault extends Error {
  override readonly name = 'PluginFault'
  readonly remedy: string

  constructor(
    readonly code: PluginFaultCode,
    details: Readonly<Record<string, string | number>>,
  ) {
    const { message, remedy } = pluginFaults[code]
    super(message.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole)))
    this.remedy = remedy
  }
}
