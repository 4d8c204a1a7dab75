import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import { planwrightWith } from '../support/planwright-command.js'
import { newFolder, TestServer } from '../support/test-server.js'

const question = `{ observations(first: 1000) { nodes { id value numerator computedAt } } imports { id state finishedAt } }`

describe('planwright rebuild', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let data: string
  let environment: Readonly<Record<string, string>>
  let before: object

  const served = async (work: (server: TestServer) => Promise<unknown>) => {
    const server = await TestServer.start(data, await writeLibraryDistrict(folder.path))
    try {
      await work(server)
      return (await server.ask<object>(question)).data
    } finally {
      await server.stop()
    }
  }
  const rebuild = () => planwrightWith(environment, 'rebuild', '--data', data)
  const asideIn = async () => (await readdir(data)).filter((name) => /^facts-.*\.duckdb$/.test(name))

  beforeEach(async () => {
    folder = await newFolder()
    data = join(folder.path, 'data')
    const { planFile = '', pluginsFolder = '' } = await writeLibraryDistrict(folder.path)
    environment = { PLANWRIGHT_PLAN: planFile, PLANWRIGHT_PLUGINS: pluginsFolder }
    before = await served(fillLibrary)
  })

  afterEach(() => folder.remove())

  it('rebuilds facts that are damaged, keeps the damaged file, and says so', async () => {
    await truncate(join(data, 'facts.duckdb'), 5000)
    const { status, said, complained } = await rebuild()
    expect({ status, said }).to.deep.equal({
      status: 0,
      said: `The facts in ${data} are rebuilt from 2 imports. The file before is ${(await asideIn())[0]}; remove it once you do not need it.\n`,
    })
    expect(complained).to.contain('Rebuilding facts, 2 of 2: library.loans')
    expect(await served(async () => undefined)).to.deep.equal(before)
  })

  it('rebuilds facts that are as they should be, and everything is answered as before', async () => {
    expect((await rebuild()).status).to.equal(0)
    expect(await served(async () => undefined)).to.deep.equal(before)
  })

  it('leaves a folder alone that a server runs on', async () => {
    const ended: Awaited<ReturnType<typeof rebuild>>[] = []
    await served(async () => ended.push(await rebuild()))
    expect(ended).to.have.length(1)
    expect(ended[0]?.status).to.equal(1)
    expect(ended[0]?.complained).to.contain('DATA_FOLDER_IN_USE')
    expect(await asideIn()).to.deep.equal([])
  })

  it('says that a folder holds no records', async () => {
    data = folder.path
    const { status, complained } = await rebuild()
    expect(status).to.equal(1)
    expect(complained).to.contain('DATA_FOLDER_WITHOUT_RECORDS')
  })
})
