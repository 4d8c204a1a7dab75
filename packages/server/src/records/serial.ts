/** Does one piece of work after the other, in the order they were asked for. */
export class Serial {
  private last: Promise<unknown> = Promise.resolve()

  /** Resolves with what the work answers, after all work asked for before. */
  run<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.last.then(work)
    this.last = answer.catch(() => undefined)
    return answer
  }
}
