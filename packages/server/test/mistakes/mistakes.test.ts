import { createSchema, fieldsOf, run } from '@planwright/server'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'
import { cursorsMistaken, lists } from './cursors.js'
import { namesMistaken } from './names.js'
import { requestsMistaken } from './requests.js'
import { settingsMistaken } from './settings.js'

const schools = `school,schoolYear,name,zone,zoneName
12,2021-22,Bulkeley High,north,North
07,2021-22,Weaver High,north,North
1,2021-22,Batchelder School,south,South
`

const classes = `classroom,schoolYear,school,name
12-3A,2021-22,12,Room 3A
`

interface Units {
  readonly orgUnits: {
    readonly nodes: readonly { readonly id: string }[]
    readonly pageInfo: { readonly endCursor: string }
  }
}

const mistakes = [...namesMistaken, ...cursorsMistaken, ...requestsMistaken, ...settingsMistaken]

describe('A typical mistake is answered with its code, its place, the nearest name and a remedy:', () => {
  let server: TestServer
  let right = 0

  before(async () => {
    server = await TestServer.start()
    await importText(server, 'roster.schools', schools)
    await importText(server, 'roster.classes', classes)
  })

  after(async () => {
    console.log(`    mistakes: ${right} of ${mistakes.length}`)
    await server.stop()
  })

  for (const { what, make, code, place, near = '' } of mistakes)
    it(what, async () => {
      const said = await make(server)
      const own = said.filter((one) => one.code === code && `${one.place} ${one.message}`.includes(place))
      expect(own, JSON.stringify(said)).not.to.deep.equal([])
      expect(own.map(({ message, remedy }) => `${message} ${remedy}`).join(' ')).to.contain(near)
      for (const { remedy } of own) expect(remedy).to.match(/\S.*[.}?]$/)
      right += 1
    })

  it('in the cursor of a row that has left, none: the next page goes on from where it was', async () => {
    const em = server.server.records.em.fork()
    const query =
      'query ($after: String) { orgUnits(kind: PEER, first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }'
    const before = (await server.ask<Units>(query)).data.orgUnits
    await run(em, "insert into orgUnit (id, kind, name, code) values ('peer/0', 'PEER', 'Closing', '0')")
    const first = (await server.ask<Units>(query)).data.orgUnits
    await run(em, "delete from orgUnit where id = 'peer/0'")
    const second = (await server.ask<Units>(query, { after: first.pageInfo.endCursor })).data.orgUnits
    expect([first.nodes, second.nodes]).to.deep.equal([[{ id: 'peer/0' }], before.nodes])
  })

  it('in the name of a class, with the nearest for those alone who are signed in', async () => {
    const query = '{ orgUnit(id: "classroom/12-3") { id } }'
    const remedyFor = async (token: string | null) =>
      (await server.askWith<object>(token, query)).extensions?.warnings?.[0]?.remedy
    expect(await remedyFor(server.tokenFor())).to.equal('Did you mean classroom/12-3A?')
    expect(await remedyFor(null)).to.equal('Ask `orgUnits` for those there are.')
  })

  it('in the cursor of any list there is', async () => {
    const fields = [...fieldsOf(await createSchema())]
    const paged = fields.filter(([, { args }]) => args.some(({ name }) => name === 'after')).map(([name]) => name)
    expect(Object.keys(lists).sort()).to.deep.equal(paged.sort())
  })
})
