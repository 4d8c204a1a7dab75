import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/sqlite'
import { openRecords, recordsOptions, rowsOf, writeTransaction } from '@planwright/server'
import { expect } from 'chai'
import { recordObservations } from '../../src/observations/observation.store.js'
import { newFolder } from '../support/test-server.js'

const calculation = `insert into calculation (indicator, schoolYear, fingerprint, calculatedAt)
  values ('library.returned', '2016-17', 'as it was', '2020-01-01T00:00:00Z')`

const figure = {
  indicator: 'library.returned',
  version: 'v',
  orgUnit: 'district',
  group: 'all',
  period: '2016-17',
  value: 50,
  reason: null,
  numerator: 20,
  denominator: 40,
  people: 30,
  numeratorMost: null,
  denominatorMost: null,
  dataThrough: '2017-06-30',
  unit: 'percent',
} as const

describe('figures from an earlier version', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  const changes: readonly (readonly [string, string])[] = [
    ['it was known what one person contributes', 'Migration20261127073000_failed'],
    ['a count of nobody was 0', 'Migration20261128175000_pooled_years'],
  ]
  for (const [what, to] of changes) {
    it(`are worked out again where they are from before ${what}`, async () => {
      const records = await MikroORM.init(recordsOptions(join(folder.path, 'records.sqlite')))
      try {
        await records.getMigrator().up({ to })
        const connection = records.em.getConnection()
        await connection.execute(calculation)
        await records.getMigrator().up()
        const known = await connection.execute('select indicator, schoolYear, fingerprint from calculation')
        expect(known).to.deep.equal([{ indicator: 'library.returned', schoolYear: '2016-17', fingerprint: '' }])
      } finally {
        await records.close(true)
      }
    })
  }

  it('are told it without being replaced: it is no part of what they say', async () => {
    const records = await openRecords(join(folder.path, 'records.sqlite'))
    try {
      const keep = (numeratorMost: number | null, at: string) =>
        writeTransaction(records.em.fork(), (em) =>
          recordObservations(
            em,
            [{ ...figure, numeratorMost, denominatorMost: numeratorMost }],
            { indicators: [figure.indicator], years: [figure.period] },
            () => [],
            at,
          ),
        )
      expect(await keep(null, '2020-01-01T00:00:00Z')).to.deep.equal({ inserted: 1, closed: 0 })
      expect(await keep(3, '2020-01-02T00:00:00Z')).to.deep.equal({ inserted: 0, closed: 0 })
      const sql = 'select computedAt, people, numeratorMost, denominatorMost from observation'
      expect(await rowsOf(records.em.fork(), sql)).to.deep.equal([
        { computedAt: '2020-01-01T00:00:00Z', people: 30, numeratorMost: 3, denominatorMost: 3 },
      ])
    } finally {
      await records.close(true)
    }
  })
})
