import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openArchive, openDuckdbStore } from '@planwright/facts'
import { root } from '../house/folders.mjs'

/** @returns {Promise<import('@planwright/sdk').Department>} */
async function department() {
  const file = pathToFileURL(join(root, 'plugins/culture-climate/dist/src/index.js')).href
  return (await import(file)).department
}

/** Chronic absenteeism as its department declares it. */
export async function chronicAbsenteeism() {
  const { indicators, datasets } = await department()
  const indicator = indicators.find(({ id }) => id.endsWith('.chronic-absenteeism'))
  const dataset = datasets.find(({ id }) => id.endsWith('.attendance'))
  if (indicator === undefined || dataset === undefined || indicator.value.kind !== 'ratio')
    throw new Error('The indicator is gone.')
  return { dataset, measure: indicator.value, groups: indicator.groups }
}

/** Opens the store a server would open, in a folder. @param {string} folder */
export async function openStore(folder) {
  const archive = await openArchive(join(folder, 'archive'))
  const { datasets } = await department()
  const home = { code: '0000001', names: ['Synthetic'], stateNames: ['State'] }
  const store = await openDuckdbStore({ folder, datasets, archive, home })
  return { archive, store }
}

/** How long each part of an import took. @typedef {Readonly<Record<'archive' | 'reading' | 'validating' | 'writing', number>>} Parts milliseconds */

/**
 * Archives a file and imports it, as an upload does.
 * @param {Awaited<ReturnType<typeof openStore>>} opened @param {string} dataset @param {string} path
 * @returns {Promise<Parts>}
 */
export async function importFile({ archive, store }, dataset, path) {
  const parts = { archive: 0, reading: 0, validating: 0, writing: 0 }
  let part = /** @type {keyof Parts} */ ('archive')
  let since = performance.now()
  /** @param {keyof Parts} next */
  const enter = (next) => {
    parts[part] += performance.now() - since
    part = next
    since = performance.now()
  }
  const { sha256 } = await archive.store(createReadStream(path))
  enter('reading')
  const report = await store.importFiles({
    dataset,
    files: [{ sha256, name: basename(path) }],
    onProgress: (phase) => enter(phase === 'done' ? part : phase),
  })
  enter(part)
  if (report.outcome !== 'changed')
    throw new Error(`The import of ${dataset} was ${report.outcome}: ${JSON.stringify(report.rejects.slice(0, 3))}`)
  return parts
}
