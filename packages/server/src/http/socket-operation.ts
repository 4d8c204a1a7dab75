import { ApolloServerErrorCode } from '@apollo/server/errors'
import { type DocumentNode, type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { signedIn } from '../access/audience.js'
import type { Viewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import { parseWithinLimits, validateWithinLimits } from '../limits/document-limits.js'
import type { ListedOperations } from '../limits/listed-operations.js'
import { refusedWith } from '../limits/refused.js'

interface Asked {
  readonly schema: GraphQLSchema
  /** The only operations that the public is answered; null answers any. */
  readonly listed: ListedOperations | null
  readonly viewer: Viewer
}

/** What a message on a WebSocket asks, ready to be worked out; or all that is wrong with it. */
export function socketOperation(
  { schema, listed, viewer }: Asked,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const { operationName, variables: variableValues } = payload
  const known = listed?.textOf({ ...payload, documentId: Reflect.get(payload, 'documentId') }) ?? null
  if (known === null && listed !== null && !signedIn.includes(viewer))
    return [refusedWith(new ServerError('OPERATION_NOT_LISTED'), 403)]
  const document = parsed(known ?? payload.query)
  if (document instanceof GraphQLError) return [document]
  const mistakes = validateWithinLimits(schema, document)
  if (mistakes.length > 0)
    return mistakes.map((mistake) => coded(mistake, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED))
  if (!getOperationAST(document, operationName))
    return [coded(new GraphQLError('Name one of the operations.'), ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE)]
  return { schema, document, operationName, variableValues }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parseWithinLimits(text)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return coded(error, ApolloServerErrorCode.GRAPHQL_PARSE_FAILED)
  }
}

/** The mistake with the code that it has by HTTP. */
function coded(mistake: GraphQLError, code: ApolloServerErrorCode): GraphQLError {
  mistake.extensions.code ??= code
  return mistake
}
