import fc from 'fast-check'
import { answersOverLongNumbers } from './long-numbers.js'
import { startedEngines } from './started-engines.js'

describe('Products and sums of long numbers, many times over', function () {
  this.timeout(0)

  const engines = startedEngines()

  it('never fail, and are exact as far as 38 digits or a double go', async () => {
    await fc.assert(answersOverLongNumbers(engines), { numRuns: 300, endOnFailure: true })
  })
})
