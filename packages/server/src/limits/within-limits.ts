import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { refusedForCost } from './answer-cost.js'
import { isLong } from './long-work.js'
import type { OpenRequest, OpenRequests } from './open-requests.js'
import { refusedWith } from './refused.js'

/** Asks within cost and time; what came first is the answer. `settle` is told when the work has ended. */
export async function withinLimits<Answer extends object>(
  args: ExecutionArgs,
  requests: OpenRequests,
  work: () => Promise<Answer>,
  settle: (open: OpenRequest, answer: Answer) => Answer,
): Promise<Answer | ExecutionResult> {
  const { schema, document, operationName, variableValues: variables, contextValue } = args
  const open = requests.of((contextValue as Context).signal)
  if (open === undefined) return work()
  const tooMuch = refusedForCost({ schema, document, operationName, variables })
  if (tooMuch !== null) return ended(open, tooMuch)
  if (isLong(document)) open.allowLong()
  const working = work()
  try {
    return settle(open, await open.first(working))
  } catch (error) {
    working.catch(() => undefined).finally(() => open.close())
    if (error instanceof ServerError) return { errors: [refusedWith(error, 503)] }
    throw error
  }
}

function ended(open: OpenRequest, error: ServerError): ExecutionResult {
  open.close()
  return { errors: [refusedWith(error)] }
}

/** The answer, with which the work has ended. */
export function closing<Answer>(open: OpenRequest, answer: Answer): Answer {
  open.close()
  return answer
}
