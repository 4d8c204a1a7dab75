import { join } from 'node:path'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import { newFolder, TestServer } from '../support/test-server.js'

const day = 24 * 3600 * 1000
const late = 'student,school,schoolYear,loan,days,onTime\ns1,1,2021-22,1,30,false\n'
const then = `query ($asOf: DateTimeISO) {
  indicator(id: "library.returned") { targets(asOf: $asOf) { value by } latest(asOf: $asOf) { id value computedAt } } }`
const target = 'mutation ($input: TargetInput!) { setTarget(input: $input) { problems { code } } }'
const input = { indicator: 'library.returned', value: 75, by: '2021-22', reason: { en: 'We can.' } }

describe('a machine whose clock was set back by a day', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer
  let moment: string
  let known: object
  const said: string[] = []

  const asked = async (asOf: string | null) => {
    const { data, errors } = await server.ask<object>(then, { asOf })
    return errors === undefined ? data : expect.fail(JSON.stringify(errors))
  }

  before(async () => {
    folder = await newFolder()
    const settings = await writeLibraryDistrict(folder.path)
    const data = join(folder.path, 'data')
    server = await TestServer.start(data, settings)
    await fillLibrary(server)
    moment = new Date().toISOString()
    known = await asked(moment)
    await server.stop()
    const log = { info: (line: string) => void said.push(line), unexpected: () => 'log-id' }
    server = await TestServer.start(data, settings, undefined, log, () => Date.now() - day)
    await importText(server, 'library.loans', late)
    await server.ask(target, { input })
  })

  after(async () => {
    await server.stop()
    await folder.remove()
  })

  it('does not change what was known before', async () => {
    expect(known).to.have.nested.property('indicator.latest.value')
    expect(await asked(moment)).to.deep.equal(known)
  })

  it('shows what came after', async () => {
    expect(await asked(null)).to.have.nested.property('indicator.latest.value', 0)
  })

  it('is told of in the log, with what to do', () => {
    expect(said.filter((line) => line.includes('Set the clock'))).to.have.length(1)
  })
})
