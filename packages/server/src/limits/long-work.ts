import { BREAK, type DocumentNode, visit } from 'graphql'

/** Queries that work figures out anew. */
const longQueries: ReadonlySet<string> = new Set(['previewIndicator', 'replay'])

/** Whether a document asks for a change, a preview or a replay, which may take longer than reading what is known. */
export function isLong(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    OperationDefinition: ({ operation }) => {
      found ||= operation === 'mutation'
    },
    Field: ({ name }) => {
      found ||= longQueries.has(name.value)
      return found ? BREAK : undefined
    },
  })
  return found
}
