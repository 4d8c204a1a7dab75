import type { SignedIn } from './signed-in.js'
import type { TokenRefused } from './token-refused.js'

/** Something at work for somebody who signed in, and what ends it. */
interface Work {
  readonly signedIn: SignedIn
  readonly end: (why: TokenRefused) => void
}

/** No timer waits longer; what is still at work then is looked at again. */
const longestWait = 2 ** 31 - 1

/**
 * What is at work for those who are signed in: requests, uploads, WebSockets. It ends in the moment in which what they
 * signed in with is revoked, changed or over.
 */
export class LiveSignIns {
  private readonly bySubject = new Map<string, Set<Work>>()

  constructor(private readonly milliseconds: () => number) {}

  /** Ends some work, once, when its sign-in is over; at once where it is so already. The answer forgets the work. */
  attach(signedIn: SignedIn, end: (why: TokenRefused) => void): () => void {
    const { subject } = signedIn.viewer
    const own = this.bySubject.get(subject) ?? new Set()
    this.bySubject.set(subject, own)
    const work = { signedIn, end }
    own.add(work)
    const stop = this.lookWhenOver(work)
    this.look(work)
    return () => {
      stop()
      own.delete(work)
      if (own.size === 0 && this.bySubject.get(subject) === own) this.bySubject.delete(subject)
    }
  }

  /** Ends what is at work for a subject by a sign-in that is accepted no more. */
  lookAt(subject: string): void {
    for (const work of [...(this.bySubject.get(subject) ?? [])]) this.look(work)
  }

  private look({ signedIn, end }: Work): void {
    const why = signedIn.refusal()
    if (why !== null) end(why)
  }

  private lookWhenOver(work: Work): () => void {
    const { until } = work.signedIn
    if (until === null) return () => undefined
    let timer: NodeJS.Timeout
    const wait = () => {
      timer = setTimeout(again, Math.min(Math.max(until - this.milliseconds(), 0), longestWait))
      timer.unref()
    }
    const again = () => {
      if (this.milliseconds() < until) wait()
      else this.look(work)
    }
    wait()
    return () => clearTimeout(timer)
  }
}
