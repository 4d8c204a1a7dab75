import { askHistories } from './histories.js'

describe('random sequences of imports, emptyings and undos on a server', () => {
  it('leave every moment as it was answered, and list each figure that they change', () => askHistories(2)).timeout(
    120_000,
  )
})
