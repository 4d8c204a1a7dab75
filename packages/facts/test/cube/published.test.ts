import { createTable, type MeasuredCell, type MeasureRequest } from '@planwright/facts'
import {
  defineDataset,
  group,
  type Level,
  type Measure,
  orgUnit,
  publishedCount,
  publishedRate,
  ratio,
  reported,
  schoolYear,
  text,
} from '@planwright/sdk'
import { expect } from 'chai'
import { measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const graduation = defineDataset({
  id: 'test.graduation',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    subject: text(),
    cohort: publishedCount(),
    graduates: publishedCount(),
    rate: publishedRate(),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'schoolYear',
})
const rows = [
  `('district','2016-17','all','x',200,NULL,150,NULL,75.0,NULL,'2016-17', 1)`,
  `('district','2016-17','race/asian','x',8,NULL,NULL,'SUPPRESSED',NULL,'SUPPRESSED','2016-17', 1)`,
  `('district','2016-17','meal/free','x',30,NULL,20,NULL,NULL,'SUPPRESSED','2016-17', 1)`,
  `('peer/0430011','2016-17','all','x',NULL,'NOT_APPLICABLE',5,NULL,NULL,NULL,'2016-17', 1)`,
  `('state','2016-17','all','x',0,NULL,0,NULL,NULL,NULL,'2016-17', 1)`,
  `('state','2016-17','all','other',1,NULL,1,NULL,99.9,NULL,'2016-17', 1)`,
  `('state','2015-16','all','x',NULL,NULL,3,NULL,61.5,NULL,'2015-16', 1)`,
]

const schoolRows = [
  `('school/0647111','2016-17','all','x',202,NULL,148,NULL,73.3,NULL,'2016-17', 1)`,
  `('school/0640999','2016-17','all','x',50,NULL,NULL,'SUPPRESSED',NULL,'SUPPRESSED','2016-17', 1)`,
  `('school/0640888','2016-17','all','x',10,NULL,5,NULL,50.0,NULL,'2016-17', 1)`,
  `('school/0646666','2016-17','all','x',10,NULL,9,NULL,90.0,NULL,'2016-17', 1)`,
  `('school/06','2016-17','all','x',10,NULL,8,NULL,80.0,NULL,'2016-17', 1)`,
  `('peer/0430011/0436111','2016-17','all','x',400,NULL,320,NULL,80.0,NULL,'2016-17', 1)`,
]
/** Two schools have the code 0640888, which so tells neither. */
const roster = [
  `('07','2018-19','North High',NULL,NULL,'0647111','2018-19', 1)`,
  `('06','2018-19','South High',NULL,NULL,'0646666','2018-19', 1)`,
  `('05','2018-19','East High',NULL,NULL,'0640888','2018-19', 1)`,
  `('04','2018-19','West High',NULL,NULL,'0640888','2018-19', 1)`,
]

describe('Published rows', () => {
  const engines = startedEngines(async (engine) => {
    await engine.run(createTable(graduation))
    await engine.run(`INSERT INTO "test.graduation" VALUES ${[...rows, ...schoolRows].join(', ')}`)
    await engine.run(`INSERT INTO "roster.schools" VALUES ${roster.join(', ')}`)
  })

  const cellsOf = async (
    one: Measure,
    levels: readonly Level[] = ['district'],
  ): Promise<ReadonlyMap<string, MeasuredCell>> => {
    const request: MeasureRequest = {
      dataset: graduation,
      measures: [{ id: 'm', measure: one }],
      levels,
      groups: ['race', 'meal'],
    }
    const [first, ...others] = await Promise.all(
      engines.map(async (engine) => {
        const cells = await measure(engine, request)
        return new Map(cells.map((cell) => [`${cell.orgUnit} ${cell.group} ${cell.period}`, cell]))
      }),
    )
    if (first === undefined) throw new Error('There is no engine.')
    for (const other of others) expect(other).to.deep.equal(first)
    return first
  }

  it('are taken as they stand, with the reason where a part or the rate is hidden', async () => {
    const share = ratio({
      of: graduation,
      where: "subject = 'x'",
      numerator: 'graduates',
      denominator: 'cohort',
      publishedRate: 'rate',
    })
    const cells = await cellsOf(share)
    expect(cells.size).to.equal(7)
    expect(cells.get('district all 2016-17')).to.include({
      numerator: '150',
      denominator: '200',
      people: 200,
      reason: null,
      value: null,
      dataThrough: '2017-06-30',
    })
    expect(cells.get('district race/asian 2016-17')).to.include({
      numerator: null,
      denominator: '8',
      reason: 'SUPPRESSED',
    })
    expect(cells.get('district meal/free 2016-17')).to.include({
      numerator: '20',
      denominator: '30',
      reason: 'SUPPRESSED',
    })
    expect(cells.get('peer/0430011 all 2016-17')).to.include({
      reason: 'NOT_APPLICABLE',
      denominator: null,
      people: null,
    })
    expect(cells.get('state all 2016-17')).to.include({ reason: 'ZERO_DENOMINATOR' })
    expect(cells.get('state all 2015-16')).to.include({ reason: 'NO_DATA', numerator: '3', denominator: null })
  })

  it('are hidden, or do not apply, where the condition asks for what is hidden or does not apply', async () => {
    const ofMany = (value: string, where: string) => cellsOf(reported({ of: graduation, where, value }))
    const byGraduates = await ofMany('cohort', "subject = 'x' and graduates > 1")
    expect(byGraduates.get('district race/asian 2016-17')).to.include({ value: null, reason: 'SUPPRESSED' })
    expect(byGraduates.get('district all 2016-17')).to.include({ value: '200', reason: null })
    expect(byGraduates.has('state all 2016-17')).to.equal(false)
    const byCohort = await ofMany('graduates', "subject = 'x' and cohort > 1")
    expect(byCohort.get('peer/0430011 all 2016-17')).to.include({ value: null, reason: 'NOT_APPLICABLE' })
    expect(byCohort.has('state all 2015-16')).to.equal(false)
  })

  it('divide by nothing where the divisor is 0, and have no data where nothing was published', async () => {
    const cells = await cellsOf(reported({ of: graduation, where: "subject = 'x'", value: '100 * graduates / cohort' }))
    expect(cells.get('state all 2016-17')).to.include({ value: null, reason: 'ZERO_DENOMINATOR' })
    expect(cells.get('state all 2015-16')).to.include({ value: null, reason: 'NO_DATA' })
  })

  it("are figures of the roster's school with the state's code, and never the district's", async () => {
    const share = ratio({ of: graduation, where: "subject = 'x'", numerator: 'graduates', denominator: 'cohort' })
    const cells = await cellsOf(share, ['district', 'school'])
    expect(cells.get('school/07 all 2016-17')).to.include({ numerator: '148', denominator: '202' })
    expect(cells.get('school/0640999 all 2016-17')).to.include({ reason: 'SUPPRESSED', numerator: null })
    expect(cells.get('school/0640888 all 2016-17')).to.include({ numerator: '5' })
    expect(cells.get('school/06 all 2016-17')).to.include({ numerator: '8' })
    expect(cells.get('district all 2016-17')).to.include({ numerator: '150', denominator: '200' })
    expect(cells.get('peer/0430011/0436111 all 2016-17')).to.include({ numerator: '320' })
    expect([...cells.keys()].filter((place) => place.startsWith('school/'))).to.have.length(4)
  })

  it('give a reported rate with its count', async () => {
    const cells = await cellsOf(
      reported({ of: graduation, where: "subject = 'x'", value: 'rate', numerator: 'graduates' }),
    )
    expect(cells.get('state all 2015-16')).to.include({
      value: '61.5',
      numerator: '3',
      denominator: null,
      reason: null,
    })
    expect(cells.get('district race/asian 2016-17')).to.include({ value: null, reason: 'SUPPRESSED' })
  })
})
