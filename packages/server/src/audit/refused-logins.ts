import type { Happening } from '@planwright/audit'
import type { AuditTrail } from './audit-trail.js'

/** How many refused logins of a minute get entries of their own; somebody who tries without end must not fill the disk. */
const each = 60
const minute = 60_000

/** Records logins that were refused: each of the first in a minute, and with the next one how many went unrecorded. */
export class RefusedLogins {
  private since = Number.NEGATIVE_INFINITY
  private recorded = 0
  private unrecorded = 0

  constructor(
    private readonly trail: AuditTrail,
    private readonly milliseconds: () => number,
  ) {}

  /** Records a token or key that was not accepted: from which address, and why. The token itself is never kept. */
  async add(address: string, code: string, cause: string): Promise<void> {
    const now = this.milliseconds()
    if (now - this.since >= minute) Object.assign(this, { since: now, recorded: 0 })
    if (this.recorded >= each) {
      this.unrecorded += 1
      return
    }
    this.recorded += 1
    await this.trail.record(this.happening({ address, code, cause }))
  }

  private happening(refused: Readonly<Record<string, string>>): Happening {
    const { unrecorded } = this
    this.unrecorded = 0
    const details = unrecorded === 0 ? refused : { ...refused, unrecordedBefore: unrecorded }
    return { subject: 'public', action: 'login.refused', target: null, release: null, details }
  }
}
