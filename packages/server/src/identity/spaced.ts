/** Lets an attempt through only if the last one, whatever came of it, was long enough ago. */
export class Spaced {
  private lastAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly pause: number,
    private readonly milliseconds: () => number,
  ) {}

  /** How long ago the last attempt was, in milliseconds. */
  get since(): number {
    return this.milliseconds() - this.lastAt
  }

  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.since < this.pause) throw new Error('it was asked a moment ago')
    this.lastAt = this.milliseconds()
    return work()
  }
}
