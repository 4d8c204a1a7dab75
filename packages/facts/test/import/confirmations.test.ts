import type { ImportReport, ImportRequest } from '@planwright/facts'
import type { Dataset } from '@planwright/sdk'
import { expect } from 'chai'
import { absence, attendance, meetings } from '../store/sample-store.js'
import { importDoor } from './import-door.js'

const at = '2016-12-01T12:00:00.000Z'

/** Days of a month at a school: one row each, for students of their own. */
function days(month: string, rows: number, school = '07'): readonly string[] {
  return Array.from({ length: rows }, (_, student) => `${school}-${student},${school},${month}-01,true`)
}

describe('an import asks before it goes on', () => {
  const door = importDoor()

  const add = (rows: readonly string[], options: Partial<ImportRequest> = {}): Promise<ImportReport> =>
    door.sample.add(
      attendance,
      { 'a.csv': ['student,school,date,present', ...rows, ''].join('\n') },
      { at, asks: true, ...options },
    )
  const published = (rows: readonly string[]): Promise<ImportReport> =>
    door.sample.add(
      absence as Dataset,
      { 'a.csv': ['orgUnit,schoolYear,group,rate', ...rows, ''].join('\n') },
      { at, asks: true },
    )
  const askedBy = ({ outcome, confirmations }: ImportReport) => [outcome, ...confirmations.map(({ key }) => key)]

  it('where a year would lose more than a tenth of its rows, and not where it loses a tenth', async () => {
    await add(days('2016-09', 100))
    expect(askedBy(await add(days('2016-09', 90)))).to.deep.equal(['changed'])
    expect(askedBy(await add(days('2016-09', 80)))).to.deep.equal(['unconfirmed', 'loses-rows:2016-17:10-of-90'])
    expect(await door.sample.store.rows(attendance.id)).to.have.length(90)
  })

  it('and goes on once what it named is confirmed, but asks again about another loss', async () => {
    await add(days('2016-09', 90))
    const confirm = ['loses-rows:2016-17:10-of-90']
    expect(askedBy(await add(days('2016-09', 79), { confirm }))).to.deep.equal([
      'unconfirmed',
      'loses-rows:2016-17:11-of-90',
    ])
    expect(askedBy(await add(days('2016-09', 80), { confirm }))).to.deep.equal(['changed'])
    expect((await door.sample.store.imports()).at(-1)).to.deep.include({ confirmed: confirm, scope: null })
  })

  it('where a school would lose all its rows, however few', async () => {
    await add([...days('2016-09', 99), ...days('2016-09', 1, '08')])
    const asked = await add(days('2016-09', 99))
    expect(asked.outcome).to.equal('unconfirmed')
    expect(asked.confirmations.map(({ code, message }) => [code, message])).to.deep.equal([
      ['LOSES_ALL', 'In 2016-17, school/08 would lose its only row.'],
    ])
    const confirm = asked.confirmations.map(({ key }) => key)
    expect(askedBy(await add(days('2016-09', 98), { confirm }))).to.deep.equal(['changed'])
  })

  it('where a year has fewer than a hundredth of the rows of its file', async () => {
    expect(askedBy(await add([...days('2016-09', 99), ...days('2015-09', 1, '08')]))).to.deep.equal(['changed'])
    await add(days('2014-09', 1))
    expect(askedBy(await add([...days('2013-09', 1), ...days('2014-09', 110)]))).to.deep.equal([
      'unconfirmed',
      'few-rows:2013-14:1-of-111',
    ])
  })

  it('where days have not come yet', async () => {
    expect(askedBy(await add(days('2016-12', 3)))).to.deep.equal(['changed'])
    expect(askedBy(await add([...days('2016-12', 3), ...days('2017-01', 2, '08')]))).to.deep.equal([
      'unconfirmed',
      'days-ahead:2016-17:2',
    ])
    expect(askedBy(await add(days('2042-10', 1)))).to.deep.equal(['unconfirmed', 'year-ahead:2042-43:1'])
  })

  it('but not about days that are planned, until the end of the next school year', async () => {
    const planned = (day: string) =>
      door.sample.add(meetings, { 'a.csv': `meeting,day\n${day},${day}\n` }, { at, asks: true })
    expect(askedBy(await planned('2018-06-30'))).to.deep.equal(['changed'])
    expect(askedBy(await planned('2018-07-01'))).to.deep.equal(['unconfirmed', 'year-ahead:2018-19:1'])
  })

  it('where published figures are of a year that has not begun', async () => {
    expect(askedBy(await published(['district,2016-17,all,5.0']))).to.deep.equal(['changed'])
    expect(askedBy(await published(['district,2017-18,all,5.0']))).to.deep.equal([
      'unconfirmed',
      'year-ahead:2017-18:1',
    ])
  })

  it('where a few rows are years away from the rest of their file', async () => {
    expect(askedBy(await add([...days('2016-09', 30), ...days('2006-09', 2)]))).to.deep.equal([
      'unconfirmed',
      'year-far:2006-07:2',
    ])
  })

  it('where years are far from all that is known, but not where history is loaded on purpose', async () => {
    expect(askedBy(await add(days('1916-09', 30)))).to.deep.equal(['unconfirmed', 'year-far:1916-17:30'])
    expect(askedBy(await add(days('1999-09', 30)))).to.deep.equal(['changed'])
    expect(askedBy(await add(days('1981-09', 30)))).to.deep.equal(['changed'])
  })

  it('and never about a year that stays as it is, nor where it is a replay', async () => {
    await add(days('2042-10', 1), { asks: false })
    expect(askedBy(await add(days('2042-10', 1)))).to.deep.equal(['unchanged'])
  })

  it('in a dry run by saying what the import itself would ask', async () => {
    const dry = await add(days('2042-10', 1), { dryRun: true })
    expect(askedBy(dry)).to.deep.equal(['dry-run', 'year-ahead:2042-43:1'])
    expect(dry.confirmations[0]?.message).to.equal(
      '2042-43 is in the future: today, 2016-12-01, 1 row would be imported for it.',
    )
  })
})
