import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'
import { ServerError } from '../errors.js'
import type { Context } from '../graphql/context.js'
import type { Entered, Gate } from './gate.js'
import type { OpenRequests } from './open-requests.js'
import { refusedWith } from './refused.js'

/** Once the variables are known: refuses what asks for too much, waits for its turn, and keeps the answer. */
export function limitsPlugin(requests: OpenRequests, gate: Gate): ApolloServerPlugin<Context> {
  return { requestDidStart: async () => new LimitedRequest(requests, gate) }
}

class LimitedRequest implements GraphQLRequestListener<Context> {
  private entered: Entered | null = null

  constructor(
    private readonly requests: OpenRequests,
    private readonly gate: Gate,
  ) {}

  didResolveOperation: GraphQLRequestListener<Context>['didResolveOperation'] = async (asked) => {
    const { schema, document, operationName, request, contextValue: context } = asked
    const open = this.requests.of(context.signal)
    if (open === undefined) return
    const { variables } = request
    try {
      this.entered = await this.gate.enter({ schema, document, operationName, variables, context, open })
    } catch (error) {
      throw error instanceof ServerError ? refusedWith(error) : error
    }
  }

  responseForOperation: GraphQLRequestListener<Context>['responseForOperation'] = async ({ response }) => {
    const answer = this.entered?.answer ?? null
    return answer === null ? null : { ...response, body: { kind: 'single', singleResult: { ...answer } } }
  }

  /** Runs after what adds to the answer, so that it is kept as it is sent. */
  willSendResponse: GraphQLRequestListener<Context>['willSendResponse'] = async ({ response }) => {
    if (response.body.kind === 'single' && this.entered?.answer === null) this.entered.keep(response.body.singleResult)
  }
}
