import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../house/folders.mjs'

/** @typedef {{ readonly name: string, readonly query: string, readonly isPublic: boolean }} Operation */

const contract = join(root, '../shared/contract')
/** The examples of the API, asked by an administrator; and those front ends already send, asked without a login. */
const folders = [
  { path: join(root, 'schema/operations'), isPublic: false },
  { path: contract, isPublic: true },
]
/** What the operations that front ends send must be told. */
const variables = { id: 'teaching-learning.four-year-graduation' }

/** Whether it is known what front ends already send. */
export const knowsFrontEnds = () => existsSync(contract)

/** Every operation that is answered once. @returns {Promise<readonly Operation[]>} */
export async function operations() {
  const all = await Promise.all(folders.filter(({ path }) => existsSync(path)).map(operationsIn))
  return all.flat().filter(({ query }) => !/^subscription\b/m.test(query))
}

/** @param {{ path: string, isPublic: boolean }} folder */
async function operationsIn({ path, isPublic }) {
  const names = (await readdir(path)).filter((name) => name.endsWith('.graphql')).sort()
  return Promise.all(names.map(async (name) => ({ name, isPublic, query: await readFile(join(path, name), 'utf8') })))
}

/**
 * Sends operations to a server, one after the other.
 * @param {readonly Operation[]} all
 * @param {{ readonly url: string | null, readonly token: string }} server
 * @returns {Promise<readonly string[]>} each error, with the operation's name
 */
export async function errorsOf(all, { url, token }) {
  const errors = []
  for (const operation of all) {
    const { data, errors: told } = await answerTo(operation, url ?? '', token)
    if (told !== undefined || !data) errors.push(`${operation.name}: ${JSON.stringify(told ?? 'no data')}`)
  }
  return errors
}

/** @param {Operation} operation @param {string} url @param {string} token @returns {Promise<{ data?: object | null, errors?: object }>} */
async function answerTo({ query, isPublic }, url, token) {
  const type = { 'content-type': 'application/json' }
  const asked = isPublic
    ? { headers: type, body: JSON.stringify({ query, variables }) }
    : { headers: { ...type, authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) }
  const response = await fetch(url, { method: 'POST', ...asked })
  return JSON.parse(await response.text())
}
