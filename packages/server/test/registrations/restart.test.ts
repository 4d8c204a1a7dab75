import { join } from 'node:path'
import { startServer } from '@planwright/server'
import { expect } from 'chai'
import { libraryWith } from '../support/library.js'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import { registering, shortLoans } from '../support/registering.js'
import { newFolder, quietLog, settingsFor, TestServer } from '../support/test-server.js'

const query = `{ departments { id indicators { nodes { id version state series { period value version } } } }
  indicator(id: "library.kept") { state } registrations { nodes { id state number draftedBy } } }`

describe('a start after registrations', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
    const settings = await writeLibraryDistrict(folder.path)
    const server = await TestServer.start(join(folder.path, 'data'), settings)
    await fillLibrary(server)
    const steps = registering(server)
    await steps.approved(shortLoans())
    await steps.register(shortLoans({ title: { en: 'Brief loans' } }), 'Ana Ruiz')
    await steps.retire('library.kept', 'Nobody asks for it.', 'Ana Ruiz')
    before = (await server.ask<object>(query)).data
    await server.stop()
  })

  let before: object

  afterEach(() => folder.remove())

  async function refusalAfter(...ids: readonly string[]): Promise<Error> {
    const settings = await writeLibraryDistrict(folder.path, libraryWith(...ids), 4)
    // A module is loaded once in a process: the upgraded plugin stands in a folder of its own.
    const pluginsFolder = join(folder.path, 'upgraded')
    await writeLibraryDistrict(pluginsFolder, libraryWith(...ids), 4)
    const changed = { ...settings, pluginsFolder: join(pluginsFolder, 'plugins') }
    return startServer({ ...settingsFor(join(folder.path, 'data')), ...changed }, quietLog()).then(
      async (server) => {
        await server.close()
        return expect.fail('the server started')
      },
      (error: Error) => error,
    )
  }

  it('finds everything as it was', async () => {
    const settings = await writeLibraryDistrict(folder.path)
    const server = await TestServer.start(join(folder.path, 'data'), settings)
    try {
      expect((await server.ask<object>(query)).data).to.deep.equal(before)
      expect(server.server.report.calculated).to.equal(0)
    } finally {
      await server.stop()
    }
  })

  it('is refused where an upgraded plugin takes the id of a registered indicator, and says what to do', async () => {
    const error = await refusalAfter('library.returned', 'library.kept', 'library.short-loans')
    expect(error.message).to.include('no longer fit the installed plugins').and.to.include('library.short-loans')
    expect(error).to.have.property('code', 'REGISTRATIONS_CLASH')
    expect(error).to.have.property('remedy').that.includes('earlier version of the plugin')
  })
})
