import { checkMeasure, compileCube, type MeasuredCell } from '@planwright/facts'
import { aggregate, type Measure, ratio, roster } from '@planwright/sdk'
import { expect } from 'chai'
import type { World } from '../oracle/cube.js'
import { facts, fill, measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const row = (student: string, school: string, date = '2016-09-01') => ({ student, school, date, year: '2016-17' })

/** s1 and s2 are known, s3 has no roster row; s1 has rows in two schools, and was someone else the year before. */
const world: World = {
  rows: [
    row('s1', '01'),
    row('s1', '02', '2016-09-02'),
    row('s2', '01'),
    row('s3', '01'),
    { ...row('s1', '01', '2015-09-01'), year: '2015-16' },
  ],
  students: [
    { student: 's1', year: '2016-17', race: 'black', meal: 'free' },
    { student: 's1', year: '2015-16', race: 'white', meal: null },
    { student: 's2', year: '2016-17', race: 'white', meal: null },
  ],
  schools: [],
  enrollments: [],
}

describe("A student's groups in formulas", () => {
  const engines = startedEngines((engine) => fill(engine, world))

  /** What each engine says, as `unit group period` and the number. */
  const answers = async (one: Measure, groups: readonly ('race' | 'meal')[] = []) => {
    const request = { dataset: one.of, measures: [{ id: 'm', measure: one }], levels: ['district', 'school'], groups }
    const said = (cell: MeasuredCell) =>
      `${cell.orgUnit} ${cell.group} ${cell.period} ${cell.value ?? `${cell.numerator}/${cell.denominator}`}`
    const all = []
    for (const engine of engines) all.push((await measure(engine, request as never)).map(said).sort())
    for (const other of all.slice(1)) expect(other).to.deep.equal(all[0])
    return all[0]
  }

  it('are those of the school year of the row', async () => {
    expect(await answers(aggregate({ of: facts, where: "race = 'black'", value: 'count(*)' }))).to.deep.equal([
      'district all 2015-16 0',
      'district all 2016-17 2',
      'school/01 all 2015-16 0',
      'school/01 all 2016-17 1',
      'school/02 all 2016-17 1',
    ])
  })

  it('are null for a student whom the roster does not know', async () => {
    const unknown = ratio({ of: facts, numerator: 'count(*) filter (where race is null)', denominator: 'count(race)' })
    expect(await answers(unknown)).to.deep.equal([
      'district all 2015-16 0/1',
      'district all 2016-17 1/3',
      'school/01 all 2015-16 0/1',
      'school/01 all 2016-17 1/2',
      'school/02 all 2016-17 0/1',
    ])
  })

  it('count a student once at each level, inside of `each` and outside', async () => {
    const often = ratio({
      of: facts,
      each: { student: { days: 'count(*)', free: "count(*) filter (where meal = 'free')" } },
      numerator: "count(*) filter (where days = free and race = 'black')",
      denominator: 'count(*)',
    })
    expect(await answers(often)).to.deep.equal([
      'district all 2015-16 0/1',
      'district all 2016-17 1/3',
      'school/01 all 2015-16 0/1',
      'school/01 all 2016-17 1/3',
      'school/02 all 2016-17 1/1',
    ])
  })

  it('stand beside the groups that answers are broken down by', async () => {
    const one = ratio({
      of: facts,
      where: "meal = 'free' or race = 'white'",
      each: { student: { days: 'count(*)' } },
      numerator: "count(*) filter (where race = 'white')",
      denominator: 'count(race)',
    })
    expect((await answers(one, ['race']))?.filter((line) => line.startsWith('district'))).to.deep.equal([
      'district all 2015-16 1/1',
      'district all 2016-17 1/2',
      'district race/black 2016-17 0/1',
      'district race/white 2015-16 1/1',
      'district race/white 2016-17 1/1',
    ])
  })

  it('are known to things worked out for a school, of the rows but not of the school', async () => {
    const one = aggregate({
      of: facts,
      each: { school: { free: "count(distinct student) filter (where meal = 'free')" } },
      value: 'max(free)',
    })
    expect((await answers(one))?.[1]).to.equal('district all 2016-17 1')
    const [problem] = checkMeasure({ ...one, value: "count(*) filter (where meal = 'free')" })
    expect(problem).to.include({ code: 'FORMULA_UNKNOWN_NAME', place: 'value', position: 24 })
  })

  it('are plain columns of the roster itself', async () => {
    const direct = aggregate({ of: roster.students, where: "race = 'white'", value: 'count(*)' })
    const perStudent = aggregate({
      of: roster.students,
      each: { student: { free: "count(*) filter (where meal = 'free')" } },
      value: "count(*) filter (where free = 1 and race = 'black')",
    })
    expect(await answers(direct)).to.deep.equal(['district all 2015-16 1', 'district all 2016-17 1'])
    expect(await answers(perStudent)).to.deep.equal(['district all 2015-16 0', 'district all 2016-17 1'])
    const { sql } = compileCube(
      { dataset: roster.students, measures: [{ id: 'm', measure: direct }], levels: ['district'], groups: [] },
      'duckdb',
    )
    expect(sql).to.not.contain('JOIN')
  })

  it('share one statement, whatever the conditions on them', async () => {
    const measures = ['black', 'white'].map((race) => ({
      id: race,
      measure: aggregate({ of: facts, where: `race = '${race}'`, value: 'count(distinct student)' }),
    }))
    for (const engine of engines) {
      const cells = await measure(engine, { dataset: facts, measures, levels: ['district'], groups: [] })
      expect(cells.map((cell) => `${cell.measure} ${cell.period} ${cell.value}`).sort()).to.deep.equal([
        'black 2015-16 0',
        'black 2016-17 1',
        'white 2015-16 1',
        'white 2016-17 1',
      ])
    }
    const { sql } = compileCube({ dataset: facts, measures, levels: ['district'], groups: [] }, 'duckdb')
    expect(sql.split('JOIN "roster.students"')).to.have.length(2)
  })

  it('are looked up only where a formula names them', () => {
    const request = (value: string) =>
      ({
        dataset: facts,
        measures: [{ id: 'm', measure: aggregate({ of: facts, each: { student: { days: 'count(*)' } }, value }) }],
        levels: ['district', 'school'],
        groups: [],
      }) as const
    const { sql } = compileCube(request('max(days)'), 'postgres')
    expect(sql).to.not.contain('roster.students')
    const outer = compileCube(request("max(days) filter (where gender = 'female')"), 'postgres')
    expect(outer.sql.split('LEFT JOIN "roster.students" g')).to.have.length(2)
  })
})
