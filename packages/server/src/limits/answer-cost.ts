import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isLeafType,
  isListType,
} from 'graphql'
import { type ComplexityEstimator, type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity/cjs'
import { ServerError } from '../errors.js'
import { largestPage } from '../graphql/connection.js'

/**
 * How many objects an answer may hold by its question: a page of 1,000 rows with more than a hundred objects each, or the
 * largest grid with the org unit and the group of each row and an object in each cell, but no full pages within pages.
 */
export const mostObjects = 120_000

/** How many objects a list without `first` is taken to hold. */
const plainList = 10

/** How many fields are looked at before the question counts as too large: fragments may repeat them without end. */
const mostFields = 10_000

/** What is asked, with everything that decides how many rows it asks for. */
export interface Question {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** Why a question asks for too many objects; null where it does not. Wrong variables are left to the execution to name. */
export function refusedForCost(question: Question): ServerError | null {
  if (hasWrongVariables(question)) return null
  const { schema, document: query, operationName, variables } = question
  const named = operationName ? { operationName } : {}
  try {
    const estimators = [objectsOf]
    const cost = getComplexity({
      schema,
      query,
      ...named,
      variables: { ...variables },
      estimators,
      maxQueryNodes: mostFields,
    })
    return cost > mostObjects ? tooLarge(`up to ${cost} objects, and ${mostObjects} is the most.`) : null
  } catch {
    return tooLarge(`more than ${mostFields} fields once its fragments are put in.`)
  }
}

const objectsOf: ComplexityEstimator = (asked) =>
  isLeafType(getNamedType(asked.field.type)) ? 0 : Math.ceil(factorOf(asked) * (1 + asked.childComplexity))

/** A page counts its rows where it is asked for, so its `nodes` and `edges` count once. */
function factorOf({ type, field, args }: ComplexityEstimatorArgs): number {
  if (field.name === 'grid') return gridFactor(args)
  if (typeof args.first === 'number') return pageSize(args.first)
  const isPage = type.name.endsWith('Connection')
  return isListType(getNullableType(field.type)) && !isPage ? plainList : 1
}

function pageSize(first: number): number {
  return Math.min(Math.max(first, 1), largestPage)
}

/** A row has a cell for each indicator; its list of cells counts as any other list, so more of them make the row dearer. */
function gridFactor({ first, input }: ComplexityEstimatorArgs['args']): number {
  return pageSize(first) * Math.max(1, input.indicators.length / plainList)
}

function hasWrongVariables({ schema, document, operationName, variables }: Question): boolean {
  return document.definitions.some((definition) => {
    if (definition.kind !== 'OperationDefinition') return false
    if (operationName && definition.name?.value !== operationName) return false
    return getVariableValues(schema, definition.variableDefinitions ?? [], { ...variables }).errors !== undefined
  })
}

function tooLarge(cause: string): ServerError {
  return new ServerError('QUERY_TOO_LARGE', { cause })
}
