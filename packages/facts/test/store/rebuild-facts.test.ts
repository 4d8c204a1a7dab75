import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EffectiveImport, factsFile, inspectFacts, openDuckdbStore, rebuildFacts } from '@planwright/facts'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, openSampleStore, type SampleStore } from './sample-store.js'

const header = 'student,school,date,present'
const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }

describe('facts that are rebuilt', () => {
  let folder: TemporaryFolder
  let sample: SampleStore
  let imports: readonly EffectiveImport[]

  const options = (more: { readonly imports?: readonly EffectiveImport[] } = {}) => ({
    folder: folder.path,
    datasets: [attendance],
    archive: sample.archive,
    home,
    imports,
    setAsideAs: 'facts-before.duckdb',
    onProgress: () => undefined,
    ...more,
  })
  const factsNow = async () => {
    const store = await openDuckdbStore(options())
    try {
      return { imports: await store.imports(), versions: await store.versions(), rows: await store.rows(attendance.id) }
    } finally {
      await store.close()
    }
  }

  beforeEach(async () => {
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path)
    for (const present of ['true', 'false'])
      await sample.add(attendance, { 'a.csv': `${header}\n1,12,2016-09-01,${present}\n` })
    await sample.add(attendance, { 'b.csv': `${header}\n2,12,2017-09-01,true\n` })
    imports = await sample.store.imports()
    await sample.store.close()
  })

  afterEach(() => folder.remove())

  it('are the same to the byte that anybody can read', async () => {
    const before = await factsNow()
    expect(await rebuildFacts(options())).to.deep.equal([])
    expect(await factsNow()).to.deep.equal(before)
    expect(before.imports).to.have.length(3)
  })

  it('keep the file that was there under another name', async () => {
    const before = await readFile(join(folder.path, factsFile))
    await rebuildFacts(options())
    expect(await readFile(join(folder.path, 'facts-before.duckdb'))).to.deep.equal(before)
  })

  it('begin again where a rebuilding was cut short', async () => {
    await writeFile(join(folder.path, 'facts-rebuilding.duckdb'), 'half of a database')
    expect(await rebuildFacts(options())).to.deep.equal([])
    expect(existsSync(join(folder.path, 'facts-rebuilding.duckdb'))).to.equal(false)
  })

  it('are left alone where an import comes to something else than it did, which is told', async () => {
    const before = await readFile(join(folder.path, factsFile))
    const changed = imports.map((one, place) => (place === 1 ? { ...one, changed: 7 } : one))
    const [deviation] = await rebuildFacts(options({ imports: changed }))
    expect(deviation).to.deep.include({ import: changed[1], cause: '7 rows were changed then, 1 now' })
    expect(await readFile(join(folder.path, factsFile))).to.deep.equal(before)
    expect(await readdir(folder.path)).to.not.include('facts-rebuilding.duckdb')
  })

  it('are left alone where somebody stops the rebuilding', async () => {
    const stopped = new Error('stopped')
    const onProgress = (done: number) => {
      if (done === 2) throw stopped
    }
    const thrown = await rebuildFacts({ ...options(), onProgress }).catch((error: unknown) => error)
    expect(thrown).to.equal(stopped)
    expect(await inspectFacts(folder.path)).to.have.property('state', 'sound')
    expect(await readdir(folder.path)).to.not.include('facts-rebuilding.duckdb')
  })
})
