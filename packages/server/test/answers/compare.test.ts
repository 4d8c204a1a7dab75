import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const rows = `orgUnit,schoolYear,group,cohort,graduates,rate
district,2021-22,englishLearner/yes,6,1,16.7
district,2021-22,englishLearner/no,3,1,33.3
district,2021-22,disability/no,30,0,0.0
district,2021-22,disability/yes,*,*,*
`

const fields = 'of { value period } with { value } difference differenceUnit differenceReason ratio ratioReason basis'
const compare = (more: string) =>
  `{ indicator(id: "teaching-learning.four-year-graduation") { compare(${more}) { ${fields} } } }`

describe('two groups compared', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
    await importText(server, 'teaching-learning.graduation', rows)
  })

  after(() => server.stop())

  const ask = async (more: string) =>
    (await server.ask<{ indicator: { compare: object } }>(compare(more))).data.indicator.compare

  it('answer with the difference and the ratio of their exact parts, rounded once', async () => {
    expect(await ask('group: "englishLearner/no", with: "englishLearner/yes"')).to.deep.equal({
      of: { value: 33.3, period: '2021-22' },
      with: { value: 16.7 },
      difference: 16.7,
      differenceUnit: 'PERCENTAGE_POINTS',
      differenceReason: null,
      ratio: 2,
      ratioReason: null,
      basis: 'PARTS',
    })
  })

  it('say why there is no ratio to a group of which nobody was counted', async () => {
    const answer = await ask('group: "englishLearner/no", with: "disability/no"')
    expect(answer).to.deep.include({ difference: 33.3, ratio: null, ratioReason: 'ZERO_DENOMINATOR' })
  })

  it('give the reason why one of them has no figure', async () => {
    const hidden = await ask('group: "disability/yes", with: "englishLearner/no"')
    expect(hidden).to.deep.include({ difference: null, differenceReason: 'SUPPRESSED', ratioReason: 'SUPPRESSED' })
    const absent = await ask('group: "race/asian", with: "englishLearner/no"')
    expect(absent).to.deep.include({ difference: null, differenceReason: 'NO_DATA', ratioReason: 'NO_DATA' })
  })
})
