import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as classes from './roster/classes.mjs'
import * as enrollments from './roster/enrollments.mjs'
import * as schools from './roster/schools.mjs'
import * as students from './roster/students.mjs'
import * as teachers from './roster/teachers.mjs'

/**
 * One dataset of the synthetic district.
 * @typedef {object} Part
 * @property {string} dataset
 * @property {(district: import('./district.mjs').District) => Iterable<string>} lines the CSV file, its header first
 */

/** Who is where: what every department's rows refer to. */
const rosterParts = Object.freeze([schools, students, classes, enrollments, teachers])

/**
 * The folders in which departments keep their parts, relative to the repository.
 * @param {string} base the repository's root
 */
export function partFolders(base) {
  const folders = readdirSync(join(base, 'plugins')).map((department) => `plugins/${department}/synthetic`)
  return folders.filter((folder) => existsSync(join(base, folder))).sort()
}

/**
 * Every part, in the order they are imported: the roster, then the departments' in the order of their names.
 * @param {string} base the repository's root
 * @returns {Promise<readonly Part[]>}
 */
export async function allParts(base) {
  const parts = await Promise.all(partFolders(base).map((folder) => partsIn(base, folder)))
  return [...rosterParts, ...parts.flat()]
}

/** @param {string} base @param {string} folder @returns {Promise<readonly Part[]>} */
async function partsIn(base, folder) {
  const names = readdirSync(join(base, folder)).filter((name) => name.endsWith('.mjs'))
  const modules = await Promise.all(
    names.sort().map(async (name) => ({ name, module: await import(pathToFileURL(join(base, folder, name)).href) })),
  )
  return modules
    .filter(({ module }) => 'lines' in module)
    .map(({ name, module }) => demandPart(`${folder}/${name}`, module))
}

/** @param {string} path relative, with the folder of its department @param {Record<string, unknown>} module */
function demandPart(path, module) {
  const expected = `${path.split('/')[1]}.${basename(path, '.mjs')}`
  if (module.dataset === expected && typeof module.lines === 'function')
    return /** @type {Part} */ (/** @type {unknown} */ (module))
  throw new Error(`${path} must export dataset = '${expected}' and function* lines(district).`)
}
