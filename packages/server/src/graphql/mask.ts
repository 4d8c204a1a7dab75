import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ServerError } from '../errors.js'
import type { Log } from '../http/log.js'
import { storageError } from '../records/storage-error.js'
import { mistakeOf } from './request-mistake.js'

/** What a reader is told of an error: expected ones and mistakes in the request in full, the rest by its log id. */
export function masked(formatted: GraphQLFormattedError, thrown: unknown, log: Log): GraphQLFormattedError {
  const original = originalOf(thrown)
  if (original instanceof ServerError) return explained(formatted, original)
  const mistake = mistakeOf(formatted, thrown)
  if (mistake !== null) return explained(formatted, mistake)
  const id = log.unexpected(original)
  return explained(formatted, storageError(original, id) ?? new ServerError('INTERNAL', { id }))
}

/** What was thrown before GraphQL wrapped it: by a resolver, or by the source of a subscription. */
function originalOf(thrown: unknown): unknown {
  if (thrown instanceof GraphQLError && thrown.originalError instanceof ServerError) return thrown.originalError
  return unwrapResolverError(thrown)
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
