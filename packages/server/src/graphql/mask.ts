import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ServerError } from '../errors.js'
import type { Log } from '../http/log.js'

/** What a reader is told of an error: expected ones in full, mistakes in the request as they are, the rest by its log id. */
export function masked(formatted: GraphQLFormattedError, thrown: unknown, log: Log): GraphQLFormattedError {
  const original = unwrapResolverError(thrown)
  if (original instanceof ServerError) return explained(formatted, original)
  if (original instanceof GraphQLError && original.originalError === undefined) return formatted
  return explained(formatted, new ServerError('INTERNAL', { id: log.unexpected(original) }))
}

function explained(
  { locations, path }: GraphQLFormattedError,
  { code, message, remedy }: ServerError,
): GraphQLFormattedError {
  return {
    message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { code, remedy },
  }
}
