import type { ExecutionResult } from 'graphql'
import { ServerError } from '../errors.js'
import type { OpenRequest } from './open-requests.js'
import { refusedWith } from './refused.js'

export type Answers = AsyncGenerator<ExecutionResult, void, void>

const noMore: IteratorReturnResult<void> = Object.freeze({ done: true, value: undefined })

/**
 * What comes of an operation on a WebSocket. The first answer comes in time or is an error; the next ones of a subscription
 * may take as long as they like. Whoever wants no more of them ends the work.
 */
export function answersInTime(open: OpenRequest, work: Promise<Answers | ExecutionResult>): Answers {
  const source = work.then((answer) => (Symbol.asyncIterator in answer ? answer : only(answer)))
  const finish = (): IteratorReturnResult<void> => {
    // A generator that waits for its next answer returns only then: nobody waits for that.
    const leave = (answers: Answers) => void answers.return().catch(() => undefined)
    void source.then(leave, () => undefined).then(() => open.close())
    return noMore
  }
  const abandon = async (): Promise<IteratorReturnResult<void>> => {
    open.end(new ServerError('REQUEST_ABANDONED'))
    return finish()
  }
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    if (open.signal.aborted) return finish()
    try {
      const answer = await open.first(source.then((answers) => answers.next()))
      open.answered()
      if (answer.done) open.close()
      return answer
    } catch (error) {
      const end = finish()
      if (!(error instanceof ServerError)) throw error
      return error.code === 'REQUEST_ABANDONED' ? end : { done: false, value: { errors: [refusedWith(error, 503)] } }
    }
  }
  return {
    next,
    return: abandon,
    throw: abandon,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* only(answer: ExecutionResult): Answers {
  yield answer
}
