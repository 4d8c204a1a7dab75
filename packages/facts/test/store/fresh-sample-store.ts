import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { openSampleStore, type SampleStore } from './sample-store.js'

/** Gives each test a sample store of its own, in a folder of its own; both are gone after it. */
export function freshSampleStore(use: (sample: SampleStore, folder: string) => void | Promise<void>): void {
  let folder: TemporaryFolder
  let sample: SampleStore

  beforeEach(async () => {
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path)
    await use(sample, folder.path)
  })

  afterEach(async () => {
    await sample.store.close()
    await folder.remove()
  })
}
