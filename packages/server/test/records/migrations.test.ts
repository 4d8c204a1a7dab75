import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM } from '@mikro-orm/sqlite'
import { recordsOptions } from '@planwright/server'
import { expect } from 'chai'
import { repository } from '../support/repository.js'
import { newFolder } from '../support/test-server.js'

/** MikroORM does not read CHECK constraints back from SQLite; the test below shows that the first is there. */
const unseen = 'observation_value_or_reason'
const allUnseen = [unseen, 'released_value_or_reason', 'released_pool_value_or_bound']

const insert = `insert into observation (indicator, version, orgUnit, groupKey, period, schoolYear, value, reason, dataThrough, computedAt, importIds)
  values ('a.b', 'v', 'district', 'all', '2016-17', '2016-17', ?, ?, '2017-06-30', '2020-01-01T00:00:00Z', '[]')`

describe('the migrations', () => {
  it('lead to exactly the tables that the entities declare', async () => {
    const folder = await newFolder()
    const records = await MikroORM.init(recordsOptions(join(folder.path, 'records.sqlite')))
    try {
      await records.getMigrator().up()
      const difference = await records.getSchemaGenerator().getUpdateSchemaSQL({ wrap: false })
      expect(
        difference.split('\n').filter((line) => line !== '' && !allUnseen.some((name) => line.includes(name))),
      ).to.deep.equal([])
    } finally {
      await records.close(true)
      await folder.remove()
    }
  })

  it('agree with the committed snapshot', async () => {
    const path = join(repository, 'packages/server/src/records/migrations')
    const options = recordsOptions(':memory:')
    const snapshot = { path, pathTs: path, emit: 'ts' as const, snapshot: true, snapshotName: '.snapshot-sqlite' }
    const records = await MikroORM.init({ ...options, extensions: [Migrator], migrations: snapshot })
    const before = await readFile(join(path, '.snapshot-sqlite.json'), 'utf8')
    try {
      expect(await records.getMigrator().checkMigrationNeeded()).to.equal(false)
      expect(await readFile(join(path, '.snapshot-sqlite.json'), 'utf8')).to.equal(before)
    } finally {
      await records.close(true)
    }
  })

  it('let no observation be kept with both a value and a reason, or with neither', async () => {
    const folder = await newFolder()
    const records = await MikroORM.init(recordsOptions(join(folder.path, 'records.sqlite')))
    try {
      await records.getMigrator().up()
      const refused = async (value: number | null, reason: string | null) =>
        records.em
          .getConnection()
          .execute(insert, [value, reason], 'run')
          .then(
            () => 'kept',
            (error: Error) => (error.message.includes(unseen) ? 'refused' : error.message),
          )
      expect(await refused(1, 'NO_DATA')).to.equal('refused')
      expect(await refused(null, null)).to.equal('refused')
      expect(await refused(1, null)).to.equal('kept')
    } finally {
      await records.close(true)
      await folder.remove()
    }
  })
})
