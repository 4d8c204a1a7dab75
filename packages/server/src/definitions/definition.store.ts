import type { EntityManager } from '@mikro-orm/sqlite'
import type { ResolvedIndicator } from '@planwright/engine'
import { run } from '../records/sql.js'

const keep = `insert into indicatorVersion (indicator, version, department, definition, datasets, firstUsedAt)
  select value ->> 'indicator', value ->> 'version', value ->> 'department', value ->> 'definition', value ->> 'datasets', ?
  from json_each(?) where true on conflict (indicator, version) do nothing`

const close = `update definitionInForce as f set supersededAt = ? where f.supersededAt is null
  and (f.indicator, f.version) not in (select value ->> 'indicator', value ->> 'version' from json_each(?))`

const open = `insert into definitionInForce (indicator, version, recordedAt)
  select value ->> 'indicator', value ->> 'version', ? from json_each(?)
  where (value ->> 'indicator') not in (select indicator from definitionInForce where supersededAt is null)`

/** Keeps the definitions of a catalogue, each version once, and notes which are in force from now on. */
export async function keepDefinitions(
  em: EntityManager,
  indicators: readonly ResolvedIndicator[],
  at: string,
): Promise<void> {
  const versions = JSON.stringify(indicators.map(({ definition, version }) => ({ indicator: definition.id, version })))
  await run(em, keep, [at, JSON.stringify(indicators.map(contentOf))])
  await run(em, close, [at, versions])
  await run(em, open, [at, versions])
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
