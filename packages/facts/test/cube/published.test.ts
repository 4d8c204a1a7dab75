import { createTable, loadFormulaParser, type MeasuredCell, type MeasureRequest } from '@planwright/facts'
import {
  defineDataset,
  group,
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
import { allEngines, type Engine, measure } from './engines.js'

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

describe('Published rows', () => {
  const engines: Engine[] = []
  before(async function () {
    this.timeout(30_000)
    await loadFormulaParser()
    engines.push(...(await allEngines()))
    for (const engine of engines) {
      await engine.run(createTable(graduation))
      await engine.run(`INSERT INTO "test.graduation" VALUES ${rows.join(', ')}`)
    }
  })
  after(async () => {
    for (const engine of engines) await engine.close()
  })

  const cellsOf = async (one: Measure): Promise<ReadonlyMap<string, MeasuredCell>> => {
    const request: MeasureRequest = {
      dataset: graduation,
      measures: [{ id: 'm', measure: one }],
      levels: ['district'],
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
    expect(cells.size).to.equal(6)
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
