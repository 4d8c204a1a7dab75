import { GraphQLError } from 'graphql'
import type { ServerError } from '../errors.js'

/** A refusal as GraphQL answers it, with the status of an answer by HTTP. */
export function refusedWith(error: ServerError, status = 400): GraphQLError {
  const extensions = { code: error.code, http: { status } }
  return new GraphQLError(error.message, { originalError: error, extensions })
}
