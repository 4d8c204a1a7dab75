import { expect } from 'chai'
import { killImports, killsLine } from './kills.js'

const kills = 3

describe('a server that is killed at random moments of imports, three times', () => {
  it('never shows rows of two imports mixed, and completes each when it is run again', async () => {
    const counts = await killImports(kills, 20_261_124)
    console.log(killsLine(kills, counts))
    expect(counts).to.include({ halfWritten: 0, trulyOnRecord: kills, completedAgain: kills })
    expect(counts.inTheMiddle, 'no kill struck an import').to.be.at.least(1)
  }).timeout(180_000)
})
