import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const header = 'orgUnit,schoolYear,group,cohort,graduates,rate'
const indicator = 'teaching-learning.four-year-graduation'

interface Restated {
  readonly restatements: { readonly totalCount: number; readonly nodes: readonly object[] }
}

describe('restatements', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  const graduates = (group: string, number: number) =>
    importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,${group},40,${number},${(number * 2.5).toFixed(1)}\n`,
    )
  const ask = async (filter: object, fields: string) =>
    (
      await server.ask<Restated>(
        `query ($filter: RestatementFilter) { restatements(filter: $filter) { totalCount nodes { ${fields} } } }`,
        { filter: { indicators: [indicator], ...filter } },
      )
    ).data.restatements

  it('are none before a figure was replaced', async () => {
    await graduates('race/asian', 30)
    expect(await ask({}, 'id')).to.deep.equal({ totalCount: 0, nodes: [] })
  })

  it('say what was said before and after, why, and which files did it', async () => {
    await graduates('race/asian', 32)
    const fields =
      'causes because(locale: ES) valueChanged before { value } after { value group { id } } imports { dataset files { name } }'
    expect(await ask({ groups: ['race/asian'] }, fields)).to.deep.equal({
      totalCount: 1,
      nodes: [
        {
          causes: ['NEW_DATA'],
          because: 'Se importaron datos nuevos.',
          valueChanged: true,
          before: { value: 75 },
          after: { value: 80, group: { id: 'race/asian' } },
          imports: [{ dataset: 'teaching-learning.graduation', files: [{ name: 'teaching-learning.graduation.csv' }] }],
        },
      ],
    })
  })

  it('can leave out those in which only the parts are others', async () => {
    await importText(server, 'teaching-learning.graduation', `${header}\ndistrict,2021-22,race/asian,80,64,80.0\n`)
    expect((await ask({ groups: ['race/asian'] }, 'id')).totalCount).to.equal(2)
    expect((await ask({ groups: ['race/asian'], changed: true }, 'id')).totalCount).to.equal(1)
  })

  it('refuse a cursor that is none', async () => {
    const { errors } = await server.ask('{ restatements(after: "soon") { totalCount } }')
    expect(errors?.[0]?.extensions.code).to.equal('CURSOR_INVALID')
  })
})
