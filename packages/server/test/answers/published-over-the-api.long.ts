import { expect } from 'chai'
import { compareWithFiles } from './published-over-the-api.js'

describe("all of the state's published files over the API", function () {
  this.timeout(0)

  it('are answered as printed: each value, and each reason why there is none', async function () {
    const compared = await compareWithFiles(() => true)
    if (compared === null) {
      console.log('      skipped: the folder with the files of the state is absent')
      return this.skip()
    }
    const { values, cells, hidden, figures, mismatches } = compared
    console.log(`      ${values} published values over the API: ${mismatches.length} mismatches`)
    console.log(`      ${cells} printed cells, of which ${hidden} are hidden there and here; ${figures} figures in all`)
    expect(mismatches).to.deep.equal([])
    expect(values).to.be.above(32_000)
    expect(figures).to.equal(cells)
  })
})
