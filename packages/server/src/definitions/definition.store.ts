import type { EntityManager } from '@mikro-orm/sqlite'
import type { ResolvedIndicator } from '@planwright/engine'
import { run } from '../records/sql.js'

const keep = `insert into indicatorVersion (indicator, version, department, definition, datasets, firstUsedAt)
  select value ->> 'indicator', value ->> 'version', value ->> 'department', value ->> 'definition', value ->> 'datasets', ?
  from json_each(?) where true on conflict (indicator, version) do nothing`

/** Keeps the definitions that figures are worked out by, each version once. */
export async function keepDefinitions(
  em: EntityManager,
  indicators: readonly ResolvedIndicator[],
  at: string,
): Promise<void> {
  await run(em, keep, [at, JSON.stringify(indicators.map(contentOf))])
}

/** Functions cannot be kept: JSON leaves them out, and a computed value is recognised by its kind. */
function contentOf({ definition, version, department, datasets }: ResolvedIndicator) {
  return {
    indicator: definition.id,
    version,
    department: department.id,
    definition,
    datasets: datasets.map(({ id }) => id),
  }
}
