import type { FormattedExecutionResult } from 'graphql'
import { publicViewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { Allowance, type Elapsed } from './allowance.js'
import { type Known, type Question, workOf } from './answer-cost.js'
import { refusedForArguments } from './argument-limits.js'
import { FairTurns } from './fair-turns.js'
import { KnownAnswers, type Version, type WholeAnswer } from './known-answers.js'
import { type Limits, mostWork, quickWork } from './limits.js'
import { isLong } from './long-work.js'
import type { OpenRequest } from './open-requests.js'
import { Slices } from './pace.js'

const minute = 60_000

/** Half of what a minute's requests may be, if all of them are as dear as a quick one can be. */
const dearWorkOfRequest = quickWork / 4

/** An operation that wants to be executed, and who asks. */
export interface Entering extends Question {
  readonly context: Context
  readonly open: OpenRequest
}

/** What comes of it: it may begin, or its answer is known already. */
export interface Entered {
  readonly answer: WholeAnswer | null
  /** Keeps the answer for the next who ask for the same, where that may be. */
  readonly keep: (answer: FormattedExecutionResult) => void
}

/**
 * Where every operation passes before it is executed, by HTTP and by WebSocket: what asks for too much is refused, and
 * the rest waits for its turn. Quick operations, dear ones and long ones have places of their own.
 */
export class Gate {
  private readonly quick = new FairTurns({ places: 3, placesOfOne: 3, mostWaiting: 1_000 })
  private readonly dear = new FairTurns({ places: 2, placesOfOne: 1, mostWaiting: 50 })
  private readonly long = new FairTurns({ places: 4, placesOfOne: 2, mostWaiting: 50 })
  private readonly slices: Slices
  private readonly dearWork: Allowance
  private readonly known: KnownAnswers

  constructor({ requestsPerMinute }: Limits, elapsed: Elapsed, version: Version) {
    this.slices = new Slices(elapsed, () => this.quick.isAtWork)
    this.dearWork = new Allowance(requestsPerMinute * dearWorkOfRequest, minute, elapsed)
    this.known = new KnownAnswers(version, elapsed)
  }

  /** Waits until the operation may begin. Throws {@link ServerError} where it may not, or where its request has ended. */
  async enter(entering: Entering): Promise<Entered> {
    const { document, variables, context, open } = entering
    const tooMuch = refusedForArguments(document, variables)
    if (tooMuch !== null) throw tooMuch
    const work = this.workOf(entering)
    const question = questionOf(entering)
    const answer = this.answerOf(question)
    if (answer !== null) return { answer, keep: () => undefined }
    await this.turn(entering, work)
    if (work > quickWork) context.pace.slowDown(this.slices)
    open.signal.throwIfAborted()
    return this.entered(question)
  }

  /** Whether somebody else asked for the same meanwhile; else what is worked out now may be kept. */
  private entered(question: string | null): Entered {
    const version = this.known.current
    const keep = (answer: FormattedExecutionResult) => {
      const { errors, ...whole } = answer
      if (question !== null && errors === undefined) this.known.keep(question, whole, version)
    }
    return { answer: this.answerOf(question), keep }
  }

  private answerOf(question: string | null): WholeAnswer | null {
    return question === null ? null : this.known.get(question)
  }

  private workOf(entering: Entering): number {
    const { viewer, registry } = entering.context
    const known: Known = { Indicator: registry.indicators.length + registry.retired.length }
    const work = workOf(entering, known)
    const most = viewer.kind === 'public' ? mostWork.public : mostWork.signedIn
    if (work === null) throw tooLarge('more fields than are counted, once its fragments are put in.')
    if (work > most) throw tooLarge(`up to ${Math.ceil(work)} ms of work, and ${most} is the most.`)
    return work
  }

  private async turn({ document, open }: Entering, work: number): Promise<void> {
    const isLasting = isLong(document)
    if (isLasting) open.allowLong()
    const turns = isLasting ? this.long : work > quickWork ? this.dear : this.quick
    if (work > quickWork) this.draw(open.principal, work)
    open.hold(await turns.take(open.principal, open.signal))
  }

  private draw(principal: string, work: number): void {
    const wait = this.dearWork.use(principal, work)
    if (wait === null) return
    throw new ServerError('WORK_LIMITED', { seconds: Math.ceil(wait / 1_000) })
  }
}

/** The question as the key of its answer; null where the answer is not for everybody, or not the same for long. */
function questionOf({ document, operationName, variables, context }: Entering): string | null {
  const text = document.loc?.source.body
  if (context.viewer !== publicViewer || text === undefined) return null
  const isQuery = document.definitions.every((one) => one.kind !== 'OperationDefinition' || one.operation === 'query')
  return isQuery ? JSON.stringify([text, operationName ?? null, variables ?? null]) : null
}

function tooLarge(cause: string): ServerError {
  return new ServerError('QUERY_TOO_LARGE', { cause })
}
