import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { ServerProcess } from '../support/server-process.js'
import { newFolder } from '../support/test-server.js'
import { floodOf, floodOperations, questionOf } from './flood-questions.js'
import { expectFloodToBeHeld, indicatorsOf, refusedOfSchool } from './flooded.js'

/** As a district starts it. */
const usual = { PLANWRIGHT_REQUESTS_PER_MINUTE: '' }

describe('A flood', function () {
  // Three rounds on a machine that other programs use too.
  this.timeout(240_000)
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: ServerProcess

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(async () => {
    await server.end('SIGTERM')
    await folder.remove()
  })

  it('of dear questions from one address leaves others their answers, nearly as fast as ever', async () => {
    server = await ServerProcess.start(folder.path, usual)
    await expectFloodToBeHeld(server, await indicatorsOf(server), { questions: 40, connections: 8 })
  })

  it('of listed operations does so too', async () => {
    const operations = [...Object.values(floodOperations), questionOf([])(0).query]
    for (const [index, text] of operations.entries()) await writeFile(join(folder.path, `${index}.graphql`), text)
    const listed = { PLANWRIGHT_OPERATIONS: 'listed', PLANWRIGHT_OPERATIONS_FOLDER: folder.path }
    server = await ServerProcess.start(folder.path, { ...usual, ...listed })
    const indicators = await indicatorsOf(server)
    expect(floodOf(indicators)).to.have.length(6)
    await expectFloodToBeHeld(server, indicators, { questions: 40, connections: 8 })
  })

  it('is not what a school is: pupils behind one address, four questions each', async () => {
    server = await ServerProcess.start(folder.path, usual)
    const refused = await refusedOfSchool(server, await indicatorsOf(server), 100)
    console.log(`      100 pupils with 4 questions each: ${refused} refused`)
    expect(refused).to.equal(0)
  })
})
