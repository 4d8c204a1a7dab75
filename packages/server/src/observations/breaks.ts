import type { Observation } from './observation.type.js'

/** Marks the breaks of a series just read: where a figure follows another definition than the figure before it. */
export function withBreaks(series: Observation[]): Observation[] {
  for (const [position, figure] of series.entries())
    figure.definitionChanged = position > 0 && series[position - 1]?.version !== figure.version
  return series
}
