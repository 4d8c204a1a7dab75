import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ServerError, type ServerErrorCode } from '../errors.js'

/** The codes of the GraphQL libraries for mistakes in the request itself; the table of errors says what to do about each. */
const codes: readonly ServerErrorCode[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]

/** Limits that a library keeps under a code of its own for every mistake. */
const limits = /^(?:Syntax Error: )?(Document contains more tha[tn] \d+ tokens|Maximum introspection depth exceeded)/

/**
 * A mistake in the request as an error of the table; null where the error is another. What is wrong before any field is
 * answered, and has no code of its own, is a mistake too.
 */
export function mistakeOf({ message, extensions, path }: GraphQLFormattedError, thrown: unknown): ServerError | null {
  const isEarly = thrown instanceof GraphQLError && thrown.originalError === undefined && path === undefined
  const code = codes.find((one) => one === extensions?.code) ?? (isEarly ? 'BAD_REQUEST' : undefined)
  if (code === undefined) return null
  const limit = limits.exec(message)?.[1]?.replace('more that', 'more than')
  return limit === undefined
    ? new ServerError(code, { cause: message })
    : new ServerError('QUERY_TOO_LARGE', { cause: `${limit}.` })
}
