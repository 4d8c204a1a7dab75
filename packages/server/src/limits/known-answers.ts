import type { FormattedExecutionResult } from 'graphql'
import type { Elapsed } from './allowance.js'

/** How long an answer is known, in milliseconds: while many ask for the same page. */
const longest = 5_000
/** How many answers are known at a time. */
const most = 200

/** An answer without a mistake in it. */
export type WholeAnswer = Omit<FormattedExecutionResult, 'errors'>

/** Everything that answers are worked out from, as it stands. */
export type Version = () => readonly unknown[]

interface KnownAnswer {
  readonly answer: WholeAnswer
  readonly version: readonly unknown[]
  readonly until: number
}

/**
 * Answers to the public that the next ones get too who ask for the same. An answer is given only while nothing has
 * changed since it was worked out. Whoever is signed in sees more, and is never given one.
 */
export class KnownAnswers {
  private readonly answers = new Map<string, KnownAnswer>()

  constructor(
    private readonly version: Version,
    private readonly elapsed: Elapsed,
  ) {}

  /** What answers belong to that are worked out from now on. */
  get current(): readonly unknown[] {
    return this.version()
  }

  get(question: string): WholeAnswer | null {
    const known = this.answers.get(question)
    if (known === undefined) return null
    if (isSame(known.version, this.version()) && known.until > this.elapsed()) return known.answer
    this.answers.delete(question)
    return null
  }

  /** Keeps an answer that was begun at a version. */
  keep(question: string, answer: WholeAnswer, version: readonly unknown[]): void {
    if (!isSame(version, this.version())) return
    const [oldest] = this.answers.keys()
    if (this.answers.size >= most && oldest !== undefined) this.answers.delete(oldest)
    this.answers.set(question, { answer, version, until: this.elapsed() + longest })
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((part, position) => part === other[position])
}
