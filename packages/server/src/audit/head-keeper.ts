import type { EntityManager } from '@mikro-orm/sqlite'
import { type Anchors, appendAnchors, type Link, mendTornLine, readAnchors } from '@planwright/audit'
import type { Log } from '../http/log.js'
import { rowsOf } from '../records/sql.js'
import { newestLink } from './audit-trail.js'

/** Names every entry in a file outside the table, so that a cut or rewritten table is found. */
export class HeadKeeper {
  private waiting: readonly Link[] = []

  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /**
   * Names entries that were committed. They stand whatever becomes of the file: what cannot be named now is named with
   * the next ones, and a check finds the gap until then.
   */
  async add(links: readonly Link[]): Promise<void> {
    this.waiting = [...this.waiting, ...links]
    try {
      await appendAnchors(this.folder, this.waiting)
      this.waiting = []
    } catch (error) {
      this.log.unexpected(error)
    }
  }

  /** At the start: names the entries that a killed server wrote and could not name, and says where the chain ends. */
  async catchUp(em: EntityManager): Promise<void> {
    await mendTornLine(this.folder)
    const fork = em.fork()
    const anchors = await readAnchors(this.folder)
    const end = await newestLink(fork)
    const sentence = await brokenEnd(fork, anchors, end)
    if (sentence === null) await this.nameLate(fork, anchors)
    else this.log.info(`The audit trail is broken: ${sentence} Look with: npx planwright audit verify`)
    this.log.info(`Audit head: ${end === null ? 'no entries yet' : `${end.seq}:${end.hash}`}`)
  }

  /** Names what the file lacks: the newest entries, and any between them where several processes wrote entries. */
  private async nameLate(em: EntityManager, { last, hashes }: Anchors): Promise<void> {
    const from = hashes.size < last ? 0 : last
    const written = await rowsOf<Link>(em, 'select seq, hash from audit_entry where seq > ? order by seq', [from])
    const late = written.filter(({ seq }) => !hashes.has(seq))
    if (late.length === 0) return
    const first = late[0]?.seq
    this.log.info(`Audit entries from ${first} on were written before the last end and are named in audit.head now.`)
    await this.add(late)
  }
}

/** What is wrong with the end of the chain, which every start looks at; the whole is looked at on request. */
async function brokenEnd(em: EntityManager, { last, hashes }: Anchors, end: Link | null): Promise<string | null> {
  if (last > (end?.seq ?? 0)) return `audit.head names ${last} entries, the table has ${end?.seq ?? 0}.`
  if (last === 0) return end === null || end.seq === 1 ? null : 'audit.head names no entry.'
  const [anchored] = await rowsOf<Link>(em, 'select seq, hash from audit_entry where seq = ?', [last])
  return anchored?.hash === hashes.get(last) ? null : `entry ${last} is not the one that audit.head names.`
}
