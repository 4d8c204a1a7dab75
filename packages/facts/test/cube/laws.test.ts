import { loadFormulaParser } from '@planwright/facts'
import { aggregate, ratio } from '@planwright/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { worlds } from '../oracle/world.js'
import { duckdb, type Engine, facts, fill, measure, postgres } from './engines.js'
import { agrees, byKey, cases, groups, levels, measureOf, sorted } from './random-cubes.js'

describe('A cube of random formulas', () => {
  const engines: Engine[] = []

  before(async function () {
    this.timeout(30_000)
    await loadFormulaParser()
    engines.push(await duckdb())
    const server = await postgres()
    if (server !== null) engines.push(server)
  })
  after(async () => {
    for (const engine of engines) await engine.close()
  })

  it('is what a naive evaluation gives, on DuckDB', async () => {
    const [engine] = engines
    if (engine === undefined) throw new Error('DuckDB did not start.')
    const property = fc.asyncProperty(
      worlds,
      fc.array(cases(true), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20160830, numRuns: 40, endOnFailure: true })
  })

  it('is the same where facts are summed up first, on DuckDB', async () => {
    const [engine] = engines
    if (engine === undefined) throw new Error('DuckDB did not start.')
    const property = fc.asyncProperty(
      worlds,
      fc.array(cases(false), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20170630, numRuns: 40, endOnFailure: true })
  })

  it('is what a naive evaluation gives, on PostgreSQL', async function () {
    const engine = engines[1]
    if (engine === undefined) {
      console.log('      skipped: PostgreSQL is not installed here')
      return this.skip()
    }
    const property = fc.asyncProperty(
      worlds,
      fc.array(fc.oneof(cases(true), cases(false)), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (world, all, monthly) => agrees(engine, world, all, monthly),
    )
    await fc.assert(property, { seed: 20160830, numRuns: 40, endOnFailure: true })
  })

  it('does not depend on the order of rows', async () => {
    const property = fc.asyncProperty(worlds, cases(true), async (world, one) => {
      for (const engine of engines) {
        const request = { dataset: facts, measures: [{ id: 'm', measure: measureOf(one) }], levels, groups }
        await fill(engine, world)
        const forwards = byKey(await measure(engine, request), one)
        await fill(engine, { ...world, rows: [...world.rows].reverse(), students: [...world.students].reverse() })
        expect(sorted(byKey(await measure(engine, request), one))).to.deep.equal(sorted(forwards))
      }
    })
    await fc.assert(property, { seed: 7, numRuns: 15 })
  })

  it('rolls up from its parts: the schools of rows with a school add up to the district', async () => {
    const share = ratio({
      of: facts,
      where: 'school is not null',
      numerator: 'count(*) filter (where flag)',
      denominator: 'count(*)',
    })
    const property = fc.asyncProperty(worlds, async (world) => {
      for (const engine of engines) {
        await fill(engine, world)
        const cells = await measure(engine, {
          dataset: facts,
          measures: [{ id: 'm', measure: share }],
          levels,
          groups: [],
        })
        for (const year of new Set(cells.map(({ period }) => period))) {
          const total = (prefix: string, part: 'numerator' | 'denominator'): number =>
            cells
              .filter((cell) => cell.period === year && cell.orgUnit.startsWith(prefix))
              .reduce((sum, cell) => sum + Number(cell[part]), 0)
          expect(total('school/', 'numerator')).to.equal(total('district', 'numerator'))
          expect(total('school/', 'denominator')).to.equal(total('district', 'denominator'))
        }
      }
    })
    await fc.assert(property, { seed: 11, numRuns: 15 })
  })

  it('counts a student once at each level', async () => {
    const students = aggregate({ of: facts, each: { student: { rows: 'count(*)' } }, value: 'count(*)' })
    const property = fc.asyncProperty(worlds, async (world) => {
      for (const engine of engines) {
        await fill(engine, world)
        const cells = await measure(engine, {
          dataset: facts,
          measures: [{ id: 'm', measure: students }],
          levels,
          groups: [],
        })
        for (const cell of cells.filter(({ orgUnit }) => orgUnit === 'district' || orgUnit.startsWith('school/'))) {
          const there = world.rows.filter(
            (row) =>
              row.year === cell.period && (cell.orgUnit === 'district' || cell.orgUnit === `school/${row.school}`),
          )
          expect(cell.value).to.equal(String(new Set(there.map(({ student }) => student)).size))
          expect(cell.people).to.equal(Number(cell.value))
        }
      }
    })
    await fc.assert(property, { seed: 13, numRuns: 15 })
  })
})
