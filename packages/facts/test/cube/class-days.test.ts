import { aggregate, type Dataset, roster } from '@planwright/sdk'
import { expect } from 'chai'
import type { World } from '../oracle/cube.js'
import { facts, fill, measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const year = '2016-17'
const row = (date: string) => ({ student: 's1', school: '01', date, year })
const stay = (classroom: string, firstDay: string | null, lastDay: string | null) => ({
  ...{ student: 's1', year, school: '01' },
  ...{ classroom, firstDay, lastDay },
})

/** A student who moves from class a to class b within a month, and comes back at the beginning of another. */
const world: World = {
  rows: ['2016-09-15', '2016-10-10', '2016-10-11', '2016-12-20', '2017-02-01', '2017-05-31'].map(row),
  students: [{ student: 's1', year, race: null, meal: null }],
  schools: [],
  enrollments: [
    stay('a', null, '2016-10-10'),
    stay('b', '2016-10-11', '2017-01-31'),
    stay('a', '2017-02-01', null),
    stay('all-year', null, null),
    stay('short', '2016-12-19', '2016-12-21'),
    stay('summer', '2017-06-01', null),
  ],
}

describe('A class', () => {
  const engines = startedEngines((engine) => fill(engine, world))

  /** What each engine says of classes, as `class period value`. */
  const answers = async (of: Dataset, value: string, monthly = false) => {
    const all = []
    for (const engine of engines) {
      const cells = await measure(engine, {
        dataset: of,
        measures: [{ id: 'm', measure: aggregate({ of, value }) }],
        levels: ['school', 'classroom'],
        groups: [],
        monthly,
      })
      all.push(cells.map(({ orgUnit, period, value }) => `${orgUnit} ${period} ${value}`).sort())
    }
    for (const other of all.slice(1)) expect(other).to.deep.equal(all[0])
    return all[0]
  }
  const ofYear = [
    'classroom/a 2016-17 4',
    'classroom/all-year 2016-17 6',
    'classroom/b 2016-17 2',
    'classroom/short 2016-17 1',
    'school/01 2016-17 6',
  ]

  it('answers for the days of each of a student’s stays, whether rows are summed up first or not', async () => {
    expect(await answers(facts, 'count(*)')).to.deep.equal(ofYear)
    expect(await answers(facts, 'count(distinct date)')).to.deep.equal(ofYear)
  })

  it('has the days up to each month that lie within a stay', async () => {
    const ofClass = (await answers(facts, 'count(*)', true))?.filter((line) => /classroom\/[ab] /.test(line))
    expect(ofClass).to.deep.equal([
      'classroom/a 2016-17 4',
      ...['/01 2', '/02 3', '/03 3', '/04 3', '/05 4', '/09 1', '/10 2', '/11 2', '/12 2'].map(
        (rest) => `classroom/a 2016-17${rest}`,
      ),
      'classroom/b 2016-17 2',
      ...['/01 2', '/02 2', '/03 2', '/04 2', '/05 2', '/10 1', '/11 1', '/12 2'].map(
        (rest) => `classroom/b 2016-17${rest}`,
      ),
    ])
  })

  it('answers once for rows of a school year, of everybody who was in it on any day', async () => {
    expect(await answers(roster.enrollments, 'count(*)')).to.include('classroom/a 2016-17 2')
    for (const engine of engines) await engine.run(`UPDATE "roster.students" SET "school" = '01'`)
    expect(await answers(roster.students, 'count(*)')).to.deep.equal([
      ...['a', 'all-year', 'b', 'short', 'summer'].map((name) => `classroom/${name} 2016-17 1`),
      'school/01 2016-17 1',
    ])
  })
})
