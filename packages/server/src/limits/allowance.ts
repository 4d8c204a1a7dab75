/** Milliseconds, from a clock that never goes back. */
export type Elapsed = () => number

interface Account {
  /** What is left; less than nothing after something dear. */
  left: number
  at: number
}

/** When there are so many accounts, those that are full again are forgotten: they are as good as new. */
const accountsToSweep = 10_000

/** What each principal may use in a span of time. What was used comes back evenly. */
export class Allowance {
  private readonly accounts = new Map<string, Account>()

  constructor(
    private readonly most: number,
    private readonly span: number,
    private readonly elapsed: Elapsed,
  ) {}

  /** Uses an amount, where it is left: more than there can ever be may be used when all is. Else says in how many milliseconds. */
  use(principal: string, amount: number): number | null {
    const account = this.accountOf(principal)
    const missing = Math.min(amount, this.most) - account.left
    if (missing > 0) return Math.ceil((missing / this.most) * this.span)
    account.left -= amount
    return null
  }

  private accountOf(principal: string): Account {
    const now = this.elapsed()
    const account = this.accounts.get(principal) ?? { left: this.most, at: now }
    account.left = this.leftOf(account, now)
    account.at = now
    if (this.accounts.size >= accountsToSweep) this.sweep(now)
    this.accounts.set(principal, account)
    return account
  }

  private leftOf({ left, at }: Account, now: number): number {
    return Math.min(this.most, left + ((now - at) / this.span) * this.most)
  }

  private sweep(now: number): void {
    for (const [principal, account] of this.accounts)
      if (this.leftOf(account, now) >= this.most) this.accounts.delete(principal)
  }
}
