import { expect } from 'chai'
import { newFolder, TestServer } from '../support/test-server.js'

const everything = `{
  plan { key goals { id latest { id value computedAt } target { value by } } }
  observations(first: 1000) { totalCount nodes { id value reason computedAt } }
  imports { id state finishedAt }
  orgUnits(first: 1000) { totalCount nodes { id name } }
}`

describe('a second start', () => {
  it('has nothing to do and answers the same', async () => {
    const folder = await newFolder()
    const first = await TestServer.start(folder.path)
    const before = await first.ask(everything)
    expect(first.server.report).to.deep.include({
      planChanged: true,
      imported: [
        'organization.districts',
        'culture-climate.reported-absence',
        'teaching-learning.assessment',
        'teaching-learning.graduation',
      ],
    })
    await first.stop()
    const second = await TestServer.start(folder.path)
    try {
      expect(second.server.report).to.deep.equal({ planChanged: false, imported: [], calculated: 0 })
      expect(await second.ask(everything)).to.deep.equal(before)
    } finally {
      await second.stop()
      await folder.remove()
    }
  })
})
