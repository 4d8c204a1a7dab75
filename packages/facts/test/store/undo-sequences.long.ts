import { replayHistories } from './random-histories.js'

describe('200 random sequences of imports, emptyings and undos', () => {
  it('leave what a replay of all that is left gives', () => replayHistories(200)).timeout(1_800_000)
})
