import type { Happening } from '@planwright/audit'
import type { AuditTrail } from './audit-trail.js'

/** A figure about students or staff that somebody was shown as it stands. */
export interface ExactRead {
  readonly indicator: string
  readonly orgUnit: string
}

/** How many names of a kind one entry lists; their number is always told. */
const listed = 200

/** The exact figures about people that one request shows: recorded as one entry before the answer is sent. */
export class ExactReads {
  private readonly indicators = new Set<string>()
  private readonly orgUnits = new Set<string>()
  private count = 0

  constructor(
    private readonly trail: AuditTrail,
    private readonly subject: string,
  ) {}

  /** Notes figures that are about to be shown. Whoever reads them for a viewer calls this; nothing is sent before it is kept. */
  saw(figures: readonly ExactRead[]): void {
    for (const { indicator, orgUnit } of figures) {
      this.indicators.add(indicator)
      this.orgUnits.add(orgUnit)
    }
    this.count += figures.length
  }

  /** Keeps what was noted since the last time. An answer must not be sent where this fails. */
  async keep(): Promise<void> {
    if (this.count === 0) return
    const happening = this.happening()
    this.indicators.clear()
    this.orgUnits.clear()
    this.count = 0
    await this.trail.record(happening)
  }

  private happening(): Happening {
    const list = (names: ReadonlySet<string>) => [...names].sort().slice(0, listed)
    const details = {
      figures: this.count,
      indicators: list(this.indicators),
      indicatorCount: this.indicators.size,
      orgUnits: list(this.orgUnits),
      orgUnitCount: this.orgUnits.size,
    }
    return { subject: this.subject, action: 'figures.read-exact', target: null, release: null, details }
  }
}
