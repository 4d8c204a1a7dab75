import { expect } from 'chai'
import { compareWithFiles } from './published-over-the-api.js'

describe("the state's published files over the API", () => {
  it('are answered as printed, file by file of one school year', async function () {
    const compared = await compareWithFiles((name) => name.includes('2016-17') && name.includes('all'))
    if (compared === null) {
      console.log('      skipped: the folder with the files of the state is absent')
      return this.skip()
    }
    console.log(`      ${compared.values} published values over the API: ${compared.mismatches.length} mismatches`)
    expect(compared.mismatches).to.deep.equal([])
    expect(compared.values).to.be.above(400)
  }).timeout(60_000)
})
