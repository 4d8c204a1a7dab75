import { expect } from 'chai'
import { answersLine, backUpUnderWrites } from './under-writes.js'

describe('a backup that is made while others import, set targets and release', () => {
  it('gives 80 saved answers of its moment word for word once it is restored', async () => {
    const found = await backUpUnderWrites(80)
    console.log(answersLine(found))
    expect(found).to.include({ saved: 80, differAsOf: 0, differNow: 0 })
    expect(found.writes.imports, 'imports meanwhile').to.be.at.least(1)
    expect(found.writes.targets, 'targets meanwhile').to.be.at.least(1)
  }).timeout(180_000)
})
