import type { EntityManager } from '@mikro-orm/sqlite'
import type { Edition } from '../indicators/edition.js'
import type { PlanFile } from '../plan-file/index.js'
import { rowsOf } from '../records/sql.js'
import { baselineDiffers } from './target-doubts.js'

/** The baselines of a plan that are not the figures loaded for their years, a sentence each; none that is confirmed. */
export async function differingBaselines(
  em: EntityManager,
  { priorities }: PlanFile,
  { indicators }: Edition,
): Promise<readonly string[]> {
  const said: string[] = []
  const read = (sql: string, parameters: readonly unknown[]) => rowsOf<{ readonly value: number }>(em, sql, parameters)
  for (const { key, measuredBy, targets } of priorities.flatMap(({ goals }) => goals)) {
    const definition = indicators.find((one) => one.definition.id === measuredBy[0])?.definition
    if (definition === undefined) continue
    for (const { baseline, group = null, confirmed } of targets) {
      if (!baseline || confirmed?.includes('baseline-differs')) continue
      for (const { message } of await baselineDiffers(read, definition, { baseline, orgUnit: 'district', group }))
        said.push(`goals/${key}: ${message} Correct the plan file, or write "confirmed: [baseline-differs]" in it.`)
    }
  }
  return [...new Set(said)]
}
