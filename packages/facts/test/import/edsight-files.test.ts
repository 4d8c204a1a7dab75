import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { roster } from '@planwright/sdk'
import { type TemporaryFolder, temporaryFolder, testDataFolder } from '@planwright/testing'
import { expect } from 'chai'
import { absence, assessment, graduation, openSampleStore, type SampleStore } from '../store/sample-store.js'

describe('the exports of EdSight', () => {
  let folder: TemporaryFolder
  let sample: SampleStore
  const data = testDataFolder()

  before(async function () {
    if (data === null) {
      console.log('      (skipped: the folder of test data is not there)')
      this.skip()
    }
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path)
    // Two districts never occur with a code in the graduation files: the directory has to know them.
    const names = 'code,name\n0730011,Lisbon School District\n1040011,Norwich School District\n'
    await sample.add(roster.districts, { 'directory.csv': names })
  })
  after(async () => {
    await sample?.store.close()
    await folder?.remove()
  })

  const filesIn = async (name: string): Promise<Record<string, Buffer>> => {
    const root = join(data ?? '', 'connecticut', name)
    const entries = await readdir(root, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const files: Record<string, Buffer> = {}
    for (const path of paths.sort()) files[relative(root, path)] = await readFile(path)
    return files
  }

  for (const [name, dataset, read] of [
    ['chronic-absenteeism', absence, 32_387],
    ['graduation-4yr', graduation, 25_710],
    ['smarter-balanced', assessment, 7_772],
  ] as const) {
    it(`load unmodified: ${name}`, async () => {
      const files = await filesIn(name)
      const report = await sample.add(dataset, files)
      expect(report.rejects).to.deep.equal([])
      expect(report).to.include({ outcome: 'changed', read, accepted: read, rejected: 0 })
      expect(report.warnings.filter((warning) => warning.code === 'RATE_DIFFERS')).to.deep.equal([])
      expect(await sample.add(dataset, files)).to.include({ outcome: 'unchanged', read })
    }).timeout(60_000)
  }

  it('give the published figures of Hartford, of the state and of a peer, and reasons for hidden cells', async () => {
    const rows = await sample.store.rows(graduation.id)
    const find = (orgUnit: string, group: string) =>
      rows.find((row) => row.orgUnit === orgUnit && row.group === group && row.schoolYear === '2016-17')
    expect(find('district', 'all')).to.include({ cohort: 1544, graduates: 1062, rate: 68.8, stillEnrolled: 275 })
    expect(find('state', 'all')).to.not.equal(undefined)
    expect(find('peer/0430011', 'all')).to.not.equal(undefined)
    expect(rows.filter((row) => row.orgUnit === 'district' && row.group === 'all')).to.have.length(7)
  })
})
