import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../graphql/context.js'

/** Records which exact figures about people an answer shows, before it is sent. */
export const exactReadsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        await contextValue.reads.keep()
      },
    }
  },
}
