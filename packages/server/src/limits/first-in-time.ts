import type { ExecutionResult } from 'graphql'
import { ServerError } from '../errors.js'
import type { OpenRequest } from './open-requests.js'
import { refusedWith } from './refused.js'

type Answers = AsyncGenerator<ExecutionResult, void, void>

/** A subscription whose first answer comes in time or is an error; the next ones may take as long as they like. */
export function firstInTime(open: OpenRequest, answer: Answers | ExecutionResult): Answers | ExecutionResult {
  if (!(Symbol.asyncIterator in answer)) {
    open.close()
    return answer
  }
  return inTime(open, answer)
}

/** Ends at once when it is returned: a generator would wait for the next answer first. */
function inTime(open: OpenRequest, answers: Answers): Answers {
  const finish = async (): Promise<IteratorReturnResult<void>> => {
    open.close()
    void answers.return()
    return { done: true, value: undefined }
  }
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    if (open.signal.aborted) return finish()
    try {
      const answer = await open.first(answers.next())
      open.stopClock()
      if (answer.done) open.close()
      return answer
    } catch (error) {
      if (!(error instanceof ServerError)) throw error
      return { done: false, value: { errors: [refusedWith(error, 503)] } }
    }
  }
  return {
    next,
    return: finish,
    throw: finish,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
