import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/sqlite'
import { recordsOptions } from '@planwright/server'
import { expect } from 'chai'
import { newFolder } from '../support/test-server.js'

const rows = [
  `insert into plan (id, key, titleText, years, district, headingTexts, digest) values ('plans/a', 'a', '{}', '{}', '{}', '{}', 'd')`,
  `insert into priority (id, key, plan, position, titleText) values ('priorities/p', 'p', 'plans/a', 0, '{}')`,
  `insert into goal (id, key, priority, position, sentence) values ('goals/g', 'g', 'priorities/p', 0, '{}')`,
  `insert into target (id, goal, value, "by", assumed, setBy, whyText, recordedAt, supersededAt)
    values (7, 'goals/g', 40.5, '2021-22', 0, 'The board', '{"en":"Why"}', '2020', '2021'),
      (8, 'goals/g', 41.5, '2021-22', 0, 'The board', '{"en":"Why"}', '2021', null)`,
]

describe('records from before targets could be set through the API', () => {
  it('keep every target, those that were replaced as well', async () => {
    const folder = await newFolder()
    const records = await MikroORM.init(recordsOptions(join(folder.path, 'records.sqlite')))
    try {
      await records.getMigrator().up({ to: 'Migration20261124045500_definition_in_force' })
      const connection = records.em.getConnection()
      for (const row of rows) await connection.execute(row)
      await records.getMigrator().up()
      const kept = await connection.execute('select id, goal, indicator, value, supersededAt from target order by id')
      expect(kept).to.deep.equal([
        { id: 7, goal: 'goals/g', indicator: null, value: 40.5, supersededAt: '2021' },
        { id: 8, goal: 'goals/g', indicator: null, value: 41.5, supersededAt: null },
      ])
      await connection.execute(`insert into setting (name, value) values ('recording', '1')`)
      await connection.execute(`delete from goal where id = 'goals/g'`)
      expect(await connection.execute('select id from target')).to.deep.equal([])
    } finally {
      await records.close(true)
      await folder.remove()
    }
  })
})
