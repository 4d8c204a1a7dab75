import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type ParseOptions,
  parse,
  type Source,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql'
import { ServerError } from '../errors.js'

/** The longest document that is read, in tokens; the Playground's introspection has fewer than 500. */
export const parseOptions: ParseOptions = Object.freeze({ maxTokens: 2_000 })

/**
 * How deep, wide and dear a document may be. The cost leaves room for one whole page of 1,000 rows with their fields, not for
 * pages within pages. Introspection is left to the rule of the standard itself.
 */
const most = Object.freeze({ depth: 10, aliases: 15, directives: 5, cost: 100_000 })

/** Limits report beside other mistakes instead of throwing, so that an answer stays a well-formed one. */
const reported = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError): void =>
      context?.reportError(tooLarge(error.message.replace(/^Syntax Error: /, ''))),
  ],
}

/** What refuses a document that asks for too much before any of it is worked out. */
export const limitRules: readonly ValidationRule[] = [
  maxDepthRule({ n: most.depth, ...reported }),
  maxAliasesRule({ n: most.aliases, allowList: [], ...reported }),
  maxDirectivesRule({ n: most.directives, ...reported }),
  costLimitRule({ maxCost: most.cost, ...reported }),
]

/** Reads a document that comes by WebSocket within the same limits as one that comes by HTTP. */
export function parseWithinLimits(source: string | Source): DocumentNode {
  return parse(source, parseOptions)
}

/** Checks a document that comes by WebSocket against the same limits as one that comes by HTTP. */
export function validateWithinLimits(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validate(schema, document, [...specifiedRules, ...limitRules])
}

function tooLarge(cause: string): GraphQLError {
  const originalError = new ServerError('QUERY_TOO_LARGE', { cause })
  return new GraphQLError(originalError.message, { originalError, extensions: { code: originalError.code } })
}
