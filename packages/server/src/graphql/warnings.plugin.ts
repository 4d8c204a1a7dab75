import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from './context.js'

/** Sends along why parts of an answer are empty, as `extensions.warnings`. */
export const warningsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response }) {
        if (response.body.kind !== 'single' || contextValue.warnings.length === 0) return
        const { singleResult } = response.body
        singleResult.extensions = { ...singleResult.extensions, warnings: contextValue.warnings }
      },
    }
  },
}
