import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import type { Log } from '../http/log.js'

/** Records which exact figures about people an answer shows, before it is sent; one that is not on record is not sent. */
export function exactReadsPlugin(log: Log): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          try {
            await contextValue.reads.keep()
          } catch (error) {
            const refused = masked({ message: '' }, error, log)
            response.body = { kind: 'single', singleResult: { errors: [refused] } }
            response.http.status = 500
          }
        },
      }
    },
  }
}
