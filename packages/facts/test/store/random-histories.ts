import { join } from 'node:path'
import { openArchive } from '@planwright/facts'
import { temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { randomHistory } from './random-history.js'

/** Does a number of random histories, prints what they came to, and fails where facts differ from a replay. */
export async function replayHistories(count: number): Promise<void> {
  const folder = await temporaryFolder()
  const sums = { changes: 0, undos: 0, needed: 0 }
  const differences: string[] = []
  try {
    const archive = await openArchive(join(folder.path, 'archive'))
    for (let seed = 0; seed < count; seed += 1) {
      const outcome = await randomHistory(archive, seed)
      sums.changes += outcome.changes
      sums.undos += outcome.undos
      sums.needed += outcome.needed
      differences.push(...outcome.differences)
    }
  } finally {
    await folder.remove()
  }
  const { changes, undos, needed } = sums
  console.log(
    `      ${count} sequences: ${changes} imports and emptyings, ${undos} undos, ${needed} refused because a later import needs what they would take back; ${differences.length} differences from a replay`,
  )
  expect(differences).to.deep.equal([])
  expect(undos).to.be.greaterThan(count / 2)
}
