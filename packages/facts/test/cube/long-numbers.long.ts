import { loadFormulaParser } from '@planwright/facts'
import fc from 'fast-check'
import { allEngines, type Engine } from './engines.js'
import { answersOverLongNumbers } from './long-numbers.js'

describe('Products and sums of long numbers, many times over', function () {
  this.timeout(0)

  const engines: Engine[] = []
  before(async () => {
    await loadFormulaParser()
    engines.push(...(await allEngines()))
  })
  after(async () => {
    for (const engine of engines) await engine.close()
  })

  it('never fail, and are exact as far as 38 digits or a double go', async () => {
    await fc.assert(answersOverLongNumbers(engines), { numRuns: 300, endOnFailure: true })
  })
})
