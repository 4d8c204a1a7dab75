import { Kind, parse } from 'graphql'

/**
 * The request with the document and the operation's name as its own text has them. For a moment after a tab is
 * opened GraphiQL still holds those of the tab before: its name would be refused, a subscription sent by HTTP.
 */
export function settled(request) {
  const documentAST = parseOrUndefined(request.query)
  if (!documentAST) return { request, documentAST }
  const names = documentAST.definitions.filter(isOperation).map(({ name }) => name?.value)
  const operationName = names.includes(request.operationName) ? request.operationName : names[0]
  return { request: { ...request, operationName }, documentAST }
}

// A document with a mistake goes to the server as it is, and the server says what is wrong.
function parseOrUndefined(query) {
  try {
    return parse(query)
  } catch {
    return undefined
  }
}

function isOperation({ kind }) {
  return kind === Kind.OPERATION_DEFINITION
}
