import type { ExecutionArgs, ExecutionResult } from 'graphql'
import type { Context } from '../graphql/context.js'
import { refusedForCost } from './answer-cost.js'
import { type Answers, answersInTime } from './answers-in-time.js'
import { isLong } from './long-work.js'
import type { OpenRequests } from './open-requests.js'
import { refusedWith } from './refused.js'

/** What comes of an operation on a WebSocket, within cost and time. */
export function withinLimits(
  args: ExecutionArgs,
  requests: OpenRequests,
  work: () => Promise<Answers | ExecutionResult>,
): Answers | ExecutionResult | Promise<Answers | ExecutionResult> {
  const { schema, document, operationName, variableValues: variables, contextValue } = args
  const open = requests.of((contextValue as Context).signal)
  if (open === undefined) return work()
  const tooMuch = refusedForCost({ schema, document, operationName, variables })
  if (tooMuch !== null) {
    open.close()
    return { errors: [refusedWith(tooMuch)] }
  }
  if (isLong(document)) open.allowLong()
  return answersInTime(open, work())
}
