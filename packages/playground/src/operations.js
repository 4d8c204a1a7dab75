import { loadJson } from './json.js'

/** The server's examples as GraphiQL's tabs; `undefined` lets GraphiQL open its own welcome tab. */
export async function loadTabs() {
  const operations = await loadJson('operations.json')
  return operations?.length ? operations.map(toTab) : undefined
}

function toTab({ query, variables }) {
  return { query, variables: asText(variables) }
}

function asText(variables) {
  if (variables === undefined || variables === null) return null
  return typeof variables === 'string' ? variables : JSON.stringify(variables, null, 2)
}
