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

/**
 * Archives a file and imports it, as an upload does.
 * @param {Awaited<ReturnType<typeof openStore>>} opened @param {string} dataset @param {string} path
 */
export async function importFile({ archive, store }, dataset, path) {
  const { sha256 } = await archive.store(createReadStream(path))
  const report = await store.importFiles({ dataset, files: [{ sha256, name: basename(path) }] })
  if (report.outcome !== 'changed')
    throw new Error(`The import of ${dataset} was ${report.outcome}: ${JSON.stringify(report.rejects.slice(0, 3))}`)
  return report
}
