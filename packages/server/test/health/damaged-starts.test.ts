import { expect } from 'chai'
import { linesOf, startOverDamaged } from './damaged-starts.js'

describe('a start over a damaged, missing, older or half-restored data folder', () => {
  it('repairs it to the very answers it gave, or is refused with the remedy, 8 times of 8', async () => {
    const outcomes = await startOverDamaged(8, 20_261_128)
    console.log(linesOf(outcomes))
    expect(outcomes).to.have.length(8)
    expect(outcomes.filter(({ kind }) => kind === 'WRONG')).to.deep.equal([])
    expect(outcomes.some(({ kind }) => kind === 'repaired')).to.equal(true)
    expect(outcomes.some(({ kind }) => kind === 'refused')).to.equal(true)
  }).timeout(480_000)
})
