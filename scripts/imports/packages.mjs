import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from '../house/files.mjs'
import { pluginRule, table } from './table.mjs'

/**
 * @typedef {object} Member
 * @property {'package' | 'plugin' | 'scripts'} kind
 * @property {string} id folder name
 * @property {string} name as others import it
 * @property {string} folder
 * @property {{ readonly may: readonly string[], readonly remedy: string } | undefined} rule
 * @property {ReadonlySet<string>} dependencies what its code may count on
 * @property {ReadonlySet<string>} testDependencies what its tests and tools may count on
 * @property {readonly string[]} files source files, absolute
 */

const source = /\.(ts|tsx|mts|js|mjs|cjs|jsx)$/

/**
 * The packages, the plugins and the scripts of a house.
 * @param {string} base
 * @returns {readonly Member[]}
 */
export function membersOf(base) {
  return [
    ...foldersIn(join(base, 'packages')).map((id) => member('package', id, join(base, 'packages', id), table[id])),
    ...foldersIn(join(base, 'plugins')).map((id) => member('plugin', id, join(base, 'plugins', id), pluginRule)),
    member('scripts', 'scripts', join(base, 'scripts'), undefined, join(base, 'package.json')),
  ]
}

/**
 * @param {Member['kind']} kind @param {string} id @param {string} folder @param {Member['rule']} rule
 * @returns {Member}
 */
function member(kind, id, folder, rule, manifestFile = join(folder, 'package.json')) {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  return {
    kind,
    id,
    name: manifest.name,
    folder,
    rule,
    dependencies: new Set(dependencies),
    testDependencies: new Set([...dependencies, ...Object.keys(manifest.devDependencies ?? {})]),
    files: filesIn(folder).filter((file) => source.test(file)),
  }
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'package.json')))
    .map((entry) => entry.name)
}
