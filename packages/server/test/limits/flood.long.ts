import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { ServerProcess } from '../support/server-process.js'
import { importSynthetic, writeSynthetic } from '../support/synthetic.js'
import { expectFloodToBeHeld, indicatorsOf, refusedOfSchool } from './flooded.js'

const students = 20_000

describe(`A district of ${students} students`, () => {
  let folder: string
  let server: ServerProcess
  let indicators: readonly string[]

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'planwright-'))
    const files = await writeSynthetic(join(folder, 'files'), students)
    server = await ServerProcess.start(join(folder, 'server'), {
      PLANWRIGHT_REQUESTS_PER_MINUTE: '',
      PLANWRIGHT_FIGURES: 'none',
    })
    await importSynthetic(server, files)
    await server.ask('mutation { publishRelease(period: "2018-19") { problems { code } } }')
    indicators = await indicatorsOf(server)
  })

  after(async () => {
    await server.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  })

  it('answers a public question while eight connections flood it', () =>
    expectFloodToBeHeld(server, indicators, { questions: 100, connections: 8 }))

  it('answers a school of 500 behind one address, four questions each', async () => {
    const refused = await refusedOfSchool(server, indicators, 500)
    console.log(`      500 pupils with 4 questions each: ${refused} refused`)
    expect(refused).to.equal(0)
  })
})
