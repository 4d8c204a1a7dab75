import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { makeUpDistrict } from '../support/made-up-district.js'
import { contractFolder } from '../support/repository.js'
import { newFolder, TestServer } from '../support/test-server.js'

const operations = ['plan', 'goal-progress', 'departments', 'indicator']

/** The answer to each operation, and how many statements the records got for it, in a district of a size. */
async function measured(departments: number, indicators: number) {
  const folder = await newFolder()
  const district = await makeUpDistrict(folder.path, { departments, indicators })
  const server = await TestServer.start(join(folder.path, 'data'), { ...district, directoryFile: null })
  const counts: Record<string, number> = {}
  const answers: Record<string, string> = {}
  try {
    for (const name of operations) {
      const query = await readFile(join(contractFolder() ?? '', `${name}.graphql`), 'utf8')
      const statements = await server.statementsOf(async () => {
        answers[name] = JSON.stringify(await server.ask(query, { id: 'office-1.share-1' }))
      })
      counts[name] = statements.length
    }
    return { counts, answers }
  } finally {
    await server.stop()
    await folder.remove()
  }
}

describe('what front ends ask, in a large district', () => {
  before(function () {
    if (contractFolder() !== null) return
    console.log('      skipped: there is no folder ../shared/contract')
    this.skip()
  })

  it('takes as many statements for 60 goals and indicators of 12 departments as for one', async () => {
    const small = await measured(1, 1)
    const large = await measured(12, 5)
    for (const answer of Object.values(large.answers)) expect(answer).not.to.contain('"errors"')
    expect(large.answers['goal-progress']?.match(/"value":50,/g)).to.have.length(60)
    expect(large.answers.departments?.match(/"value":50,/g)).to.have.length(60)
    expect(large.counts).to.deep.equal(small.counts)
  })
})
