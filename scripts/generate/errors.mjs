import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../house/folders.mjs'
import { compiled } from './compiled.mjs'
import { code, generatedNote, tableOf } from './markdown.mjs'

/** @typedef {readonly (readonly [code: string, means: string, remedy: string])[]} ErrorTable */

/** Every code of an error, what it means and what helps. */
export async function errorsDocument() {
  const { serverErrors } = await compiled('packages/server/dist/src/errors.js')
  const { pluginFaults } = await compiled('packages/computed/dist/src/faults.js')
  const { factsErrors } = await compiled('packages/facts/dist/src/errors.js')
  const { confirmationCodes } = await compiled('packages/facts/dist/src/import/confirmation.js')
  const { importProblems } = await compiled('packages/facts/dist/src/import/problem-codes.js')
  return [
    generatedNote,
    '# Error codes',
    'A code is stable; its sentence may become clearer. What stands in braces is filled in with particulars.',
    section(
      'The server',
      rowsOf(serverErrors, ({ message, remedy }) => [message, remedy]),
    ),
    section(
      'Rows and files of an import',
      rowsOf(importProblems, ([cause, remedy]) => [cause, remedy]),
    ),
    section(
      'What an import asks to be confirmed',
      rowsOf(confirmationCodes, ([message, remedy]) => [message, remedy]),
    ),
    section(
      'Formulas and the fact store',
      rowsOf(factsErrors, ({ means, remedy }) => [means, remedy]),
    ),
    section(
      'Plugins at work',
      rowsOf(pluginFaults, ({ message, remedy }) => [message, remedy]),
    ),
    '## Departments\n\nThe rule that was broken; the message itself names the place and the remedy.',
    tableOf(['code', 'rule'], registryRules()),
  ].join('\n\n')
}

/** @param {string} title @param {ErrorTable} rows */
const section = (title, rows) =>
  `## ${title}\n\n${tableOf(
    ['code', 'what it means', 'what helps'],
    rows.map(([name, ...texts]) => [code(name), ...texts]),
  )}`

/**
 * @template T
 * @param {Readonly<Record<string, T>>} table
 * @param {(entry: T) => readonly [string, string]} texts
 * @returns {ErrorTable}
 */
const rowsOf = (table, texts) =>
  Object.keys(table)
    .sort()
    .map((name) => [name, ...texts(/** @type {T} */ (table[name]))])

/** The codes in the rules' sources, each with what its file says about its rule. */
function registryRules() {
  const folder = join(root, 'packages/engine/src/registry/rules')
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const source = readFileSync(join(folder, name), 'utf8')
      const rule =
        /\/\*\*([\s\S]*?)\*\/\s*export/
          .exec(source)?.[1]
          ?.replace(/\s*\n\s*\*\s?/g, ' ')
          .trim() ?? ''
      const codes = new Set([...source.matchAll(/'([A-Z]{3,}(?:_[A-Z]+)+)'/g)].map(([, found = '']) => found))
      return [...codes].sort().map((found) => [code(found), rule])
    })
}
