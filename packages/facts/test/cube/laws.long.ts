import fc from 'fast-check'
import { worlds } from '../oracle/world.js'
import { agrees, cases } from './random-cubes.js'
import { startedEngines } from './started-engines.js'

describe('A thousand cubes of random formulas', function () {
  this.timeout(0)

  const engines = startedEngines()

  for (const [how, anyKind] of [
    ['of every kind', true],
    ['that are summed up first', false],
  ] as const) {
    it(`are what a naive evaluation gives: ${how}`, async () => {
      const measures = fc.array(cases(anyKind), { minLength: 1, maxLength: 4 })
      const property = fc.asyncProperty(worlds, measures, fc.boolean(), async (world, all, monthly) => {
        for (const engine of engines) await agrees(engine, world, all, monthly)
      })
      await fc.assert(property, { numRuns: 500, endOnFailure: true })
    })
  }
})
