import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import { type Answers, answersInTime } from './answers-in-time.js'
import type { Gate } from './gate.js'
import type { OpenRequests } from './open-requests.js'
import { refusedWith } from './refused.js'

/** What comes of an operation on a WebSocket, within cost and time, after its turn. */
export function withinLimits(
  args: ExecutionArgs,
  { requests, gate }: { readonly requests: OpenRequests; readonly gate: Gate },
  work: () => Promise<Answers | ExecutionResult>,
): Answers | Promise<Answers | ExecutionResult> {
  const { schema, document, operationName, variableValues: variables } = args
  const context = args.contextValue as Context
  const open = requests.of(context.signal)
  if (open === undefined) return work()
  const begin = async () => {
    try {
      const entered = await gate.enter({ schema, document, operationName, variables, context, open })
      return entered.answer ?? (await work())
    } catch (error) {
      if (!(error instanceof ServerError) || open.signal.aborted) throw error
      return { errors: [refusedWith(error)] }
    }
  }
  return answersInTime(open, begin())
}
