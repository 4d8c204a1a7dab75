import { join } from 'node:path'
import { latestOnRecord, openRecords, run, timesOnRecord } from '@planwright/server'
import { expect } from 'chai'
import { newFolder } from '../support/test-server.js'

/** Moments to come, and copies of times that are looked at where they come from. */
const others = [
  'api_key.expiresAt',
  ...['released_observation', 'released_pool'].flatMap((table) => [`${table}.computedAt`, `${table}.supersededAt`]),
]

describe('the times on record', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let records: Awaited<ReturnType<typeof openRecords>>

  beforeEach(async () => {
    folder = await newFolder()
    records = await openRecords(join(folder.path, 'records.sqlite'))
  })

  afterEach(async () => {
    await records.close(true)
    await folder.remove()
  })

  it('are looked for in every column that holds one', () => {
    const entities = Object.values(records.em.getMetadata().getAll())
    const columns = entities.flatMap(({ tableName, props }) => props.map(({ name }) => `${tableName}.${name}`))
    const times = columns.filter((column) => /(At|\.at)$/.test(column))
    const listed = Object.entries(timesOnRecord).flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
    expect([...listed, ...others].sort()).to.deep.equal(times.sort())
  })

  it('begin with none', async () => {
    expect(await latestOnRecord(records.em)).to.equal(0)
  })

  it('have a latest one, wherever it is', async () => {
    const em = records.em.fork()
    const sql = "insert into calculation (indicator, schoolYear, fingerprint, calculatedAt) values ('a', ?, 'f', ?)"
    await run(em, sql, ['2019-20', '2026-11-28T12:00:00.000Z'])
    await run(em, sql, ['2020-21', '2026-11-27T12:00:00.000Z'])
    expect(await latestOnRecord(records.em)).to.equal(Date.parse('2026-11-28T12:00:00.000Z'))
  })
})
