import { expect } from 'chai'
import { targetValue } from '../../src/plan-file/target-value.js'

describe('the value of a target', () => {
  for (const [baseline, change, basis, value] of [
    [18.3, 22, 'percentage-points', 40.3],
    [22.1, -7, 'percentage-points', 15.1],
    [0.1, 0.2, 'percentage-points', 0.3],
    [-0.5, 0.25, 'percentage-points', -0.25],
    [18.3, 22, 'relative', 22.326],
    [22.1, -7, 'relative', 20.553],
    [1.1, 10, 'relative', 1.21],
    [5, -100, 'relative', 0],
    [1e21, 10, 'relative', 1.1e21],
    [1e-7, 1e-7, 'percentage-points', 2e-7],
  ] as const) {
    it(`is ${value} for ${baseline} and a change of ${change} (${basis})`, () => {
      expect(targetValue(baseline, change, basis)).to.equal(value)
    })
  }
})
