import { expect } from 'chai'
import fc from 'fast-check'
import { alteredExports, unaltered, wrongFigures } from './altered-exports.js'
import { importDoor } from './import-door.js'

describe('exports of which columns were renamed, dropped, added or exchanged', () => {
  const door = importDoor()

  it('are read whole as they were', async () => {
    const refused: number[] = []
    expect(await wrongFigures(door.sample, unaltered, (files) => refused.push(files))).to.deep.equal([])
    expect(refused).to.deep.equal([0, 0, 0])
    expect(await door.sample.store.rows('test.assessment')).to.have.length(2)
  })

  it('never give another figure than they mean: it is the same, or refused', async () => {
    const refused: number[] = []
    const altered = fc.sample(alteredExports, { seed: 20181128, numRuns: 290 })
    expect(await wrongFigures(door.sample, altered, (files) => refused.push(files))).to.deep.equal([])
    const files = refused.reduce((sum, count) => sum + count, 0)
    console.log(`      ${altered.length} altered exports: ${files} refused, 0 other figures`)
    expect(files).to.be.above(100)
  }).timeout(60_000)
})
