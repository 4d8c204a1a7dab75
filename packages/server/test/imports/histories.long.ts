import { askHistories } from './histories.js'

describe('200 random sequences of imports, emptyings and undos on a server', () => {
  it('leave every moment as it was answered, and list each figure that they change', () => askHistories(200)).timeout(
    3_600_000,
  )
})
