import { expect } from 'chai'
import { linesOf, startOverDamaged } from './damaged-starts.js'

const starts = 100

describe('starts over damaged, missing, older and half-restored data folders', () => {
  it('repair each to the very answers it gave, or are refused with the remedy, 100 times of 100', async () => {
    const outcomes = await startOverDamaged(starts, 20_261_128)
    console.log(linesOf(outcomes))
    expect(outcomes).to.have.length(starts)
    expect(outcomes.filter(({ kind }) => kind === 'WRONG')).to.deep.equal([])
  }).timeout(1_800_000)
})
