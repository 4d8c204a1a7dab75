/** The milliseconds since 1970 of some clock. */
export type Milliseconds = () => number

/** Told once each time the machine's clock is found behind: the latest time on record, and the machine's. */
export type Behind = (latest: string, machine: string) => void

/** A clock is corrected by so many milliseconds now and then, and nobody needs to know. */
const usual = 1000

/**
 * The clock of the house: that of the machine, but never earlier than a time that is on record. Where the machine's
 * clock was set back, time goes on from there, so that nothing written later counts as known before.
 */
export class HouseClock {
  private isBehind = false

  /** @param latest The latest time on record; 0 where there is none. */
  constructor(
    private latest: number,
    private readonly machine: Milliseconds,
    private readonly onBehind: Behind,
  ) {}

  /** Now, as ISO text in UTC. */
  now(): string {
    const machine = this.machine()
    this.lookAt(machine)
    this.latest = machine >= this.latest ? machine : this.latest + 1
    return new Date(this.latest).toISOString()
  }

  private lookAt(machine: number): void {
    const isBehind = machine < this.latest - usual
    if (isBehind && !this.isBehind) this.onBehind(isoOf(this.latest), isoOf(machine))
    this.isBehind = isBehind
  }
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
