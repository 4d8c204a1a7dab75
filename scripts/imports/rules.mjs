import { isBuiltin } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { linesWith } from './source.mjs'
import { testsMayImport } from './table.mjs'

/** @typedef {import('./packages.mjs').Member} Member */
/** @typedef {import('./source.mjs').Import} Import */
/** @typedef {{ readonly line: number, readonly message: string }} Problem */
/**
 * @typedef {object} Context
 * @property {Member} member
 * @property {string} file
 * @property {boolean} dev whether the file is a test or a tool, not what others run
 * @property {readonly Import[]} imports
 * @property {readonly Member[]} members
 * @property {ReadonlySet<string>} shared what the root's package.json gives to every test
 */

const own = /^@planwright\//
const toolsOfTests = new Set(['chai', 'mocha'])

/** Imports among our own packages follow the table. @type {(context: Context) => readonly Problem[]} */
export const direction = ({ member, dev, imports, members }) =>
  imports.flatMap(({ specifier, line }) => {
    const target = members.find((other) => specifier === other.name || specifier.startsWith(`${other.name}/`))
    if (target === undefined || target === member || member.kind === 'scripts') return []
    if (target.kind === 'package' && member.rule?.may.includes(target.id)) return []
    if (target.kind === 'package' && dev && (testsMayImport.includes(target.id) || target.id === 'playground'))
      return []
    const remedy = target.kind === 'plugin' ? notAPlugin(member) : member.rule?.remedy
    return [{ line, message: `${member.id} may not import ${specifier}. ${remedy ?? unknown(member)}` }]
  })

/** The author's kit needs nothing at all, not even Node's own modules. @type {(context: Context) => readonly Problem[]} */
export const kitStandsAlone = ({ member, dev, imports }) =>
  member.id !== 'sdk' || dev
    ? []
    : imports
        .filter(({ specifier }) => !specifier.startsWith('.') && !own.test(specifier))
        .map(({ specifier, line }) => ({
          line,
          message: `sdk imports nothing, but this imports ${specifier}. What needs it belongs in facts or engine.`,
        }))

/** What is imported is declared, so that it does not work by the luck of hoisting. @type {(context: Context) => readonly Problem[]} */
export const declared = ({ member, dev, imports, shared }) =>
  imports
    .map(({ specifier, line }) => ({ name: packageName(specifier), line }))
    .filter(({ name }) => name !== undefined && name !== member.name && !mayCountOn(member, dev, name, shared))
    .map(({ name, line }) => ({
      line,
      message: `${name} is not declared: it is found only because another package brought it. Add it to ${dev ? 'devDependencies' : 'dependencies'} in ${member.kind === 'scripts' ? 'the root’s' : `${member.id}’s`} package.json.`,
    }))

/** A relative import stays in its package. @type {(context: Context) => readonly Problem[]} */
export const staysInside = ({ member, file, imports }) =>
  imports
    .filter(({ specifier }) => specifier.startsWith('.') && leaves(member.folder, join(dirname(file), specifier)))
    .map(({ specifier, line }) => ({
      line,
      message: `${specifier} leaves ${member.id}. Import the other package by its name (@planwright/…), from what its index exports.`,
    }))

/** A department's synthetic part needs only what it is given. @type {(context: Context) => readonly Problem[]} */
export const syntheticStandsAlone = ({ member, file, imports }) =>
  member.kind !== 'plugin' || dirname(file) !== join(member.folder, 'synthetic')
    ? []
    : imports
        .filter(({ specifier }) => !/^\.\/[^/]+$/.test(specifier))
        .map(({ specifier, line }) => ({
          line,
          message: `A synthetic part imports only files beside it, but this imports ${specifier}. What every part may need belongs in scripts/synthetic/district.mjs, which makes the district it is given.`,
        }))

/** The environment is read in one file. @type {(context: Context) => readonly Problem[]} */
export const oneEnvironment = ({ member, file, dev }) =>
  member.kind === 'scripts' || dev || /[\\/]environment\.(ts|mjs)$/.test(file)
    ? []
    : linesWith(file, /\bprocess\.env\b(?!\.PATH\b)/, { comments: false }).map((line) => ({
        line,
        message: 'process.env is read in environment.ts only. Take the setting as an argument, and read it there.',
      }))

/** Packages know no department by name. @type {(context: Context) => readonly Problem[]} */
export const noDepartment = ({ member, file, dev, members }) =>
  member.kind !== 'package' || member.id === 'hartford' || dev
    ? []
    : members
        .filter(({ kind }) => kind === 'plugin')
        .flatMap(({ id }) =>
          linesWith(file, mentionOf(id), { comments: true }).map((line) => ({
            line,
            message: `This names the department ${id}. What only that department needs belongs in plugins/${id}; what every department needs must not name one.`,
          })),
        )

/**
 * How a line names a department: by its id anywhere; an id that is a plain word, such as "meals", only as an id is
 * written (in quotes, as a folder, or before a dataset's name), for the word may mean something else there.
 * @param {string} id
 */
function mentionOf(id) {
  if (id.includes('-')) return new RegExp(`(?<![\\w-])${id}(?![\\w-])`)
  const forms = [
    `['"\`]${id}(\\.[\\w-]+)?['"\`]`,
    `plugins/${id}(?![\\w-])`,
    `^\\s*(//|/?\\*).*(?<![\\w/-])${id}\\.[a-z]`,
  ]
  return new RegExp(forms.join('|'))
}

/** Every rule. */
export const rules = Object.freeze([
  direction,
  kitStandsAlone,
  declared,
  staysInside,
  syntheticStandsAlone,
  oneEnvironment,
  noDepartment,
])

/** @param {Member} member */
const notAPlugin = (member) =>
  member.kind === 'plugin'
    ? 'A plugin never imports another: what both need belongs in packages/sdk.'
    : 'Packages know no department: plugins are found by scanning their folder.'

/** @param {Member} member */
const unknown = (member) => `${member.id} is not in scripts/imports/table.mjs: say there what it may import.`

/** @param {string} specifier @returns {string | undefined} */
function packageName(specifier) {
  if (specifier.startsWith('.') || specifier.startsWith('/') || isBuiltin(specifier)) return undefined
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** @param {Member} member @param {boolean} dev @param {string} name @param {ReadonlySet<string>} shared */
function mayCountOn(member, dev, name, shared) {
  if (dev && toolsOfTests.has(name) && shared.has(name)) return true
  return (dev ? member.testDependencies : member.dependencies).has(name)
}

/** @param {string} folder @param {string} target */
function leaves(folder, target) {
  const path = relative(folder, target)
  return path === '..' || path.startsWith(`..${sep}`)
}
