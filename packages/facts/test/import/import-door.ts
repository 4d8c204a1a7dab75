import type { ImportReport } from '@planwright/facts'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { openSampleStore, type SampleOptions, type SampleStore } from '../store/sample-store.js'

/** A sample store for the tests of one suite; each test begins with an empty one. */
export interface ImportDoor {
  readonly sample: SampleStore
  /** Where it keeps what it keeps. */
  readonly folder: string
}

/** Opens a sample store before each test and closes it after. */
export function importDoor(options: SampleOptions = {}): ImportDoor {
  let folder: TemporaryFolder | undefined
  let sample: SampleStore | undefined
  beforeEach(async () => {
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path, options)
  })
  afterEach(async () => {
    await sample?.store.close()
    await folder?.remove()
  })
  return {
    get sample() {
      if (sample === undefined) throw new Error('A sample store is open within a test only.')
      return sample
    },
    get folder() {
      if (folder === undefined) throw new Error('There is a folder within a test only.')
      return folder.path
    },
  }
}

/** What an import refused, as texts: `file:line column CODE value`. */
export function refused({ rejects }: ImportReport): readonly string[] {
  return rejects.map(said)
}

/** What an import warned of, as texts. */
export function warned({ warnings }: ImportReport): readonly string[] {
  return warnings.map(said)
}

function said({ file, line, column, code, value }: ImportReport['rejects'][number]): string {
  return [line === null ? file : `${file}:${line}`, column, code, value].filter((part) => part !== null).join(' ')
}
