import { Allowance } from '@planwright/server'
import { expect } from 'chai'

describe('An allowance', () => {
  let now: number
  let allowance: Allowance

  beforeEach(() => {
    now = 0
    allowance = new Allowance(10, 1_000, () => now)
  })

  it('says after how long there is enough again', () => {
    expect(allowance.use('ana', 8)).to.equal(null)
    expect(allowance.use('ana', 5)).to.equal(300)
  })

  it('comes back evenly, and never beyond what there is', () => {
    allowance.use('ana', 10)
    now = 500
    expect(allowance.use('ana', 5)).to.equal(null)
    now = 100_000
    expect([allowance.use('ana', 10), allowance.use('ana', 1)]).to.deep.equal([null, 100])
  })

  it('of one is not that of another', () => {
    allowance.use('ana', 10)
    expect(allowance.use('ben', 10)).to.equal(null)
  })

  it('takes nothing for what is refused', () => {
    allowance.use('ana', 8)
    allowance.use('ana', 5)
    expect(allowance.use('ana', 2)).to.equal(null)
  })

  it('lets through once what is more than there can ever be', () => {
    expect(allowance.use('ana', 25)).to.equal(null)
    now = 1_000
    expect(allowance.use('ana', 1)).to.equal(600)
  })
})
