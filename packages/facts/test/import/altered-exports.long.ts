import { temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import fc from 'fast-check'
import { openSampleStore } from '../store/sample-store.js'
import { alteredExports, wrongFigures } from './altered-exports.js'

const rounds = 35
const exportsInRound = 290

describe('Ten thousand exports of which columns were renamed, dropped, added or exchanged', function () {
  this.timeout(0)

  it('never give another figure than they mean', async () => {
    let refused = 0
    for (let round = 0; round < rounds; round += 1) {
      const folder = await temporaryFolder()
      const sample = await openSampleStore(folder.path)
      try {
        const altered = fc.sample(alteredExports, { seed: round + 1, numRuns: exportsInRound })
        expect(await wrongFigures(sample, altered, (files) => (refused += files))).to.deep.equal([])
      } finally {
        await sample.store.close()
        await folder.remove()
      }
    }
    console.log(`      ${rounds * exportsInRound} altered exports: ${refused} refused, 0 other figures`)
    expect(refused).to.be.above(rounds * 100)
  })
})
