import type { EntityManager } from '@mikro-orm/sqlite'
import { type Happening, type Link, nextEntry } from '@planwright/audit'
import { Serial } from '../records/serial.js'
import { rowsOf, run } from '../records/sql.js'
import { writeTransaction } from '../records/write-transaction.js'
import { type Authority, theServer } from './authority.js'
import type { HeadKeeper } from './head-keeper.js'

/** Tells the trail what a transaction does. */
export type Recorder = (happening: Happening) => void

type Work<Kept> = (transaction: EntityManager, record: Recorder) => Promise<Kept>

/** What is to be recorded together, and when it is. */
interface Gathering {
  readonly happenings: Happening[]
  readonly kept: Promise<void>
}

/**
 * The only way to write what people decide: each transaction begins with a write, so that what it reads cannot change
 * under it, and ends with the entries that say who did what. The tables refuse any other writer.
 */
export class AuditTrail {
  private readonly queue = new Serial()
  private gathering: Gathering | null = null

  constructor(
    private readonly em: EntityManager,
    private readonly head: HeadKeeper,
    private readonly now: () => string,
  ) {}

  /**
   * Does the work in one transaction with its entries: both are kept, or neither is; nothing is done for
   * somebody whose right is gone by then. The work must not come back here.
   */
  writing<Kept>(by: Authority, work: Work<Kept>): Promise<Kept> {
    return this.queue.run(() => this.kept(by, work))
  }

  /** Records what leaves no other trace in the records: a refused login, a look at students' figures. */
  record(happening: Happening): Promise<void> {
    this.gathering ??= this.gather()
    this.gathering.happenings.push(happening)
    return this.gathering.kept
  }

  /** What happens while another transaction is at work waits for one transaction of its own, all of it. */
  private gather(): Gathering {
    const happenings: Happening[] = []
    const kept = this.queue.run(async () => {
      this.gathering = null
      await this.kept(theServer, async (_, record) => happenings.forEach(record))
    })
    return { happenings, kept }
  }

  private async kept<Kept>(by: Authority, work: Work<Kept>): Promise<Kept> {
    const { kept, links } = await writeTransaction(this.em, async (transaction) => {
      await by.stillHolds(transaction)
      return this.recorded(transaction, work)
    })
    await this.head.add(links)
    return kept
  }

  private async recorded<Kept>(
    transaction: EntityManager,
    work: Work<Kept>,
  ): Promise<{ readonly kept: Kept; readonly links: readonly Link[] }> {
    await run(transaction, open)
    const happenings: Happening[] = []
    const kept = await work(transaction, (happening) => void happenings.push(happening))
    await transaction.flush()
    const links = await append(transaction, happenings, this.now())
    await run(transaction, close)
    return { kept, links }
  }
}

/** Lets the tables take changes until the transaction's entries are written. */
const open = `insert into setting (name, value) values ('recording', '1')`

const close = `delete from setting where name = 'recording'`

const insert = `insert into audit_entry (seq, at, subject, action, target, "release", details, previousHash, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`

async function append(
  transaction: EntityManager,
  happenings: readonly Happening[],
  at: string,
): Promise<readonly Link[]> {
  let last = await newestLink(transaction)
  const links: Link[] = []
  for (const happening of happenings) {
    const entry = nextEntry(last, happening, at)
    const { seq, subject, action, target, release, details, previousHash, hash } = entry
    await run(transaction, insert, [seq, at, subject, action, target, release, details, previousHash, hash])
    last = { seq, hash }
    links.push(last)
  }
  return links
}

/** The end of the chain; null where nothing happened yet. */
export async function newestLink(em: EntityManager): Promise<Link | null> {
  const [newest] = await rowsOf<Link>(em, 'select seq, hash from audit_entry order by seq desc limit 1')
  return newest ?? null
}
