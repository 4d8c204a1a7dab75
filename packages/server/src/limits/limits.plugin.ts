import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../graphql/context.js'
import { refusedForCost } from './answer-cost.js'
import { isLong } from './long-work.js'
import type { OpenRequests } from './open-requests.js'
import { refusedWith } from './refused.js'

/** Once the variables are known: refuses what asks for too many rows, and gives long work its time. */
export function limitsPlugin(requests: OpenRequests): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operationName, request: { variables }, contextValue }) {
          const tooMuch = refusedForCost({ schema, document, operationName, variables })
          if (tooMuch !== null) throw refusedWith(tooMuch)
          if (isLong(document)) requests.of(contextValue.signal)?.allowLong()
        },
      }
    },
  }
}
