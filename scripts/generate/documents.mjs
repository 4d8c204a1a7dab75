import { accessDocument } from './access.mjs'
import { errorsDocument } from './errors.mjs'
import { formulasDocument } from './formulas.mjs'
import { graphqlSchema } from './graphql-schema.mjs'
import { indicatorsDocument } from './indicators.mjs'
import { tablesDocument } from './tables.mjs'

/** What is generated into schema/, by file name. @type {Readonly<Record<string, () => string | Promise<string>>>} */
export const documents = Object.freeze({
  'schema.graphql': graphqlSchema,
  'access.md': accessDocument,
  'errors.md': errorsDocument,
  'formulas.md': formulasDocument,
  'indicators.md': indicatorsDocument,
  'tables.md': tablesDocument,
})

/** A document's text, ending in exactly one line end. @param {string} name */
export async function documentText(name) {
  const write = documents[name]
  if (write === undefined) throw new Error(`Nothing generates ${name}.`)
  return `${(await write()).trimEnd()}\n`
}
