import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Home, openArchive, openDuckdbStore } from '@planwright/facts'
import type { Dataset } from '@planwright/sdk'
import type { ExampleStore } from './run-example.js'

const exampleHome: Home = { code: '0000001', names: ['Example School District'], stateNames: ['Example State'] }

/** An empty store in memory with an archive in a folder of its own; closing the store removes both. */
export async function openExampleStore(datasets: readonly Dataset[], home = exampleHome): Promise<ExampleStore> {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-example-'))
  const archive = await openArchive(folder)
  const opened = await openDuckdbStore({ folder: ':memory:', datasets, archive, home })
  const close = async () => {
    try {
      await opened.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return { archive, store: closingWith(opened, close) }
}

function closingWith(store: ExampleStore['store'], close: () => Promise<void>): ExampleStore['store'] {
  return {
    importFiles: (request) => store.importFiles(request),
    measure: (request) => store.measure(request),
    versions: () => store.versions(),
    lastDays: (dataset) => store.lastDays(dataset),
    imports: () => store.imports(),
    log: () => store.log(),
    empty: (request) => store.empty(request),
    undo: (request) => store.undo(request),
    rows: (dataset) => store.rows(dataset),
    distinct: (dataset, columns) => store.distinct(dataset, columns),
    close,
    within: (signal) => store.within(signal),
  }
}
