import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.mjs'
import { demandNode } from './node-version.mjs'
import { mustRun } from './run.mjs'

/** @typedef {{ readonly version?: string, readonly link?: boolean, readonly optional?: boolean, readonly devOptional?: boolean }} LockedPackage */

/** Installs what is missing; says nothing and takes milliseconds when all is there. */
export async function install() {
  demandNode()
  const missing = missingPackages(root)
  if (missing === 'everything') {
    console.log('Installing. The first time the database driver is compiled too, which takes about a minute.')
    await mustRun('npm', ['ci', '--loglevel=error'])
  } else if (missing.length > 0) {
    console.log(`Installing what is missing (${missing.length} package${missing.length === 1 ? '' : 's'}).`)
    await mustRun('npm', ['install', '--no-save', '--loglevel=error'])
  }
  if (!existsSync(join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))) {
    console.log('Compiling the database driver, about a minute.')
    await mustRun('npm', ['rebuild', 'sqlite3', '--loglevel=error'])
  }
}

/**
 * Which packages of the lockfile are not installed. npm writes the list of what it installed last of all,
 * so an installation that was interrupted counts as none.
 * @param {string} folder
 * @returns {'everything' | readonly string[]}
 */
export function missingPackages(folder) {
  const installed = lockedPackages(join(folder, 'node_modules/.package-lock.json'))
  if (installed === undefined) return 'everything'
  const wanted = lockedPackages(join(folder, 'package-lock.json')) ?? {}
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.devOptional)
    .filter(([path, entry]) =>
      entry.link ? installed[path] === undefined : installed[path]?.version !== entry.version,
    )
    .map(([path]) => path)
}

/**
 * @param {string} file
 * @returns {Readonly<Record<string, LockedPackage>> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
