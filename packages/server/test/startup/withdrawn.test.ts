import { join } from 'node:path'
import { expect } from 'chai'
import { libraryWith } from '../support/library.js'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import { newFolder, TestServer } from '../support/test-server.js'

describe('a start without an indicator that had figures', () => {
  it('says how many of them are withdrawn, of which indicator, and how to get them back', async () => {
    const folder = await newFolder()
    const data = join(folder.path, 'data')
    const first = await TestServer.start(data, await writeLibraryDistrict(folder.path))
    await fillLibrary(first)
    await first.stop()
    const settings = await writeLibraryDistrict(folder.path, libraryWith('library.returned'))
    const said: string[] = []
    const log = { info: (line: string) => void said.push(line), unexpected: () => 'log-id' }
    await (await TestServer.start(data, settings, undefined, log)).stop()
    await folder.remove()
    expect(said.filter((line) => line.includes('withdrawn'))).to.deep.equal([
      '3 figures are withdrawn, because nobody declares their indicators any more: library.kept. If a plugin is missing, install it and start again: they are calculated again.',
    ])
  })
})
