import type { EntityManager } from '@mikro-orm/sqlite'
import { HouseClock } from '../clock/house-clock.js'
import { openClock } from '../clock/open-clock.js'
import { migrations } from '../records/migrations/index.js'
import { rowsOf } from '../records/sql.js'
import type { Surroundings } from './work.js'

/**
 * The clock of the house over records. Those of an older version may lack columns in which times are looked for; there
 * it is the machine's.
 */
export async function clockOf(em: EntityManager, { machine, log }: Surroundings): Promise<HouseClock> {
  const done = await rowsOf<{ name: string }>(em.fork(), 'select name from mikro_orm_migrations')
  const isOlder = done.length < migrations.length
  return isOlder ? new HouseClock(0, machine, () => undefined) : openClock(em, machine, log)
}
