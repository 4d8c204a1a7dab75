import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { calculate, composeRegistry, type Observation, openExampleStore } from '@planwright/engine'
import type { FactRow, Home, ImportReport } from '@planwright/facts'
import type { Department } from '@planwright/sdk'

export interface FilesOfADepartment {
  readonly department: Department
  /** The district whose answers are wanted, as the files call it. */
  readonly home: Home
  /** Districts that the files name without their code. */
  readonly directory?: readonly { readonly code: string; readonly name: string }[]
  /** Folders by the dataset they hold; every CSV file below is imported. */
  readonly folders: Readonly<Record<string, string>>
}

export interface AnswersFromFiles {
  readonly reports: readonly ImportReport[]
  readonly observations: readonly Observation[]
  /** The rows of each dataset as they were read. */
  readonly rows: ReadonlyMap<string, readonly FactRow[]>
}

/** What a department answers from real files, imported unmodified into a store of their own. */
export async function answersFromFiles(files: FilesOfADepartment): Promise<AnswersFromFiles> {
  const { department, home, directory = [], folders } = files
  const opened = await openExampleStore(department.datasets, home)
  try {
    if (directory.length > 0) {
      const text = ['code,name', ...directory.map(({ code, name }) => `${code},${name}`), ''].join('\n')
      const { sha256 } = await opened.archive.store(Readable.from([text]))
      await opened.store.importFiles({ dataset: 'organization.districts', files: [{ sha256, name: 'districts.csv' }] })
    }
    const reports: ImportReport[] = []
    const rows = new Map<string, readonly FactRow[]>()
    for (const [dataset, folder] of Object.entries(folders)) {
      const archived = []
      for (const path of await csvFilesBelow(folder)) {
        const { sha256 } = await opened.archive.store(createReadStream(path))
        archived.push({ sha256, name: basename(path) })
      }
      reports.push(await opened.store.importFiles({ dataset, files: archived }))
      rows.set(dataset, await opened.store.rows(dataset))
    }
    const observations = await calculate(opened.store, composeRegistry([department]).indicators)
    return { reports, observations, rows }
  } finally {
    await opened.store.close()
  }
}

async function csvFilesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => join(folder, name))
}
