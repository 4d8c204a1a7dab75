import { replayHistories } from './random-histories.js'

describe('random sequences of imports, emptyings and undos', () => {
  it('leave what a replay of all that is left gives', () => replayHistories(5)).timeout(120_000)
})
