import type { EntityManager } from '@mikro-orm/sqlite'
import { run } from './sql.js'

/** A statement that changes nothing and takes the lock for writing all the same. */
const takeLock = 'delete from setting where false'

/**
 * Does the work in a transaction that begins with a write. A transaction that read first and then wrote would be thrown
 * out by SQLite wherever somebody else wrote in between; this one waits for its turn, and what it reads stays true.
 */
export function writeTransaction<Kept>(
  em: EntityManager,
  work: (transaction: EntityManager) => Promise<Kept>,
): Promise<Kept> {
  return em.fork().transactional(async (transaction) => {
    await run(transaction, takeLock)
    return work(transaction)
  })
}
