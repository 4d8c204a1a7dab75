import type { EntityManager } from '@mikro-orm/sqlite'
import type { Log } from '../http/log.js'
import { HouseClock, type Milliseconds } from './house-clock.js'
import { latestOnRecord } from './times-on-record.js'

/** The house's clock over a machine's: it goes on from the latest time on record, and says where the machine's is behind. */
export async function openClock(em: EntityManager, machine: Milliseconds, log: Log): Promise<HouseClock> {
  const onBehind = (latest: string, now: string) =>
    log.info(
      `This machine's clock says ${now}, but ${latest} is on record: times go on from there. Set the clock; if it was ahead before, times are right again once it has passed that moment.`,
    )
  return new HouseClock(await latestOnRecord(em), machine, onBehind)
}
