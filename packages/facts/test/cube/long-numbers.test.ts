import { expect } from 'chai'
import fc from 'fast-check'
import { answerOf, answersOverLongNumbers, direct, exactly, load } from './long-numbers.js'
import { startedEngines } from './started-engines.js'

describe('Products and sums of long numbers', () => {
  const engines = startedEngines()

  it('never fail, and are exact as far as 38 digits or a double go', async () => {
    await fc.assert(answersOverLongNumbers(engines), { seed: 20181128, numRuns: 3, endOnFailure: true })
  })

  it('square real budgets to the cent', async () => {
    const spent = ['12000000.00', '900000.00', '5.50'].map((text) => ({
      student: 's1',
      n: exactly(0),
      amount: { digits: BigInt(text.replace('.', '')), scale: 2 },
    }))
    for (const engine of engines) {
      await load(engine, spent)
      expect(await answerOf(engine, direct('sum(amount * amount)'))).to.equal('144810000000030.25')
    }
  })
})
