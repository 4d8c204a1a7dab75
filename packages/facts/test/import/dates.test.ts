import { expect } from 'chai'
import { attendance, requests } from '../store/sample-store.js'
import { importDoor, refused } from './import-door.js'

describe('the dates of a file', () => {
  const door = importDoor()
  const add = (...dates: readonly string[]) =>
    door.sample.add(attendance, {
      'a.csv': `student,school,date,present\n${dates.map((date, index) => `${index},S1,${date},y`).join('\n')}\n`,
    })
  const read = async (...dates: readonly string[]) => {
    const report = await add(...dates)
    expect(refused(report)).to.deep.equal([])
    return (await door.sample.store.rows(attendance.id)).map(({ date }) => date)
  }

  it('are read where one of them leaves no doubt that the month comes first', async () => {
    expect(await read('9/30/2016', '10/3/2016', '09/05/2016', '2016-09-06')).to.deep.equal([
      ...['2016-09-30', '2016-10-03', '2016-09-05', '2016-09-06'],
    ])
  })

  it('are read where one of them leaves no doubt that the day comes first', async () => {
    expect(await read('30.9.2016', '3.10.2016')).to.deep.equal(['2016-09-30', '2016-10-03'])
  })

  it('are read with dashes, and with the year first', async () => {
    expect(await read('9-30-2016', '1-2-2017', '2016/10/4', '2016-9-7')).to.deep.equal([
      ...['2016-09-30', '2017-01-02', '2016-10-04', '2016-09-07'],
    ])
  })

  it('are refused where all could be read in both ways', async () => {
    const report = await add('10/01/2016', '9/9/2016')
    expect(refused(report)).to.deep.equal(['a.csv:2 date EXCEL_DATE 10/01/2016', 'a.csv:3 date EXCEL_DATE 9/9/2016'])
    expect(report.rejects[0]?.cause).to.contain('it may be 2016-10-01 or 2016-01-10')
  })

  it('are refused where they contradict each other, naming two of them', async () => {
    const report = await add('9/30/2016', '1/2/2017', '30/9/2016')
    expect(report.rejects.map(({ code }) => code)).to.deep.equal(['EXCEL_DATE', 'EXCEL_DATE', 'EXCEL_DATE'])
    expect(report.rejects[1]?.cause).to.contain('line 2 has 9/30/2016, line 4 has 30/9/2016')
  })

  it('tell nothing about those with another separator', async () => {
    expect(refused(await add('9/30/2016', '1-2-2017'))).to.deep.equal(['a.csv:3 date EXCEL_DATE 1-2-2017'])
  })

  it('tell nothing about those of another file', async () => {
    const row = (date: string) => `student,school,date,present\n1,S1,${date},y\n`
    const report = await door.sample.add(attendance, { 'a.csv': row('9/30/2016'), 'b.csv': row('1/2/2017') })
    expect(refused(report)).to.deep.equal(['b.csv:2 date EXCEL_DATE 1/2/2017'])
  })

  it('of all columns are looked at together', async () => {
    const content = 'request,school,asked,answered\nr,S1,9/30/2016,10/3/2016\n'
    expect(refused(await door.sample.add(requests, { 'a.csv': content }))).to.deep.equal([])
    const [row] = await door.sample.store.rows(requests.id)
    expect(row).to.include({ asked: '2016-09-30', answered: '2016-10-03' })
  })

  it('are no days of the calendar where the month is known and has no such day', async () => {
    expect(refused(await add('9/30/2016', '2/30/2017'))).to.deep.equal(['a.csv:3 date BAD_DATE 2/30/2017'])
  })

  const midnights = [
    ...['2016-09-30T00:00:00', '2016-09-30 00:00:00.000', '2016-09-30 0:00', '2016-09-30T00:00:00Z'],
    ...['2016-09-30T00:00:00-04:00', '9/30/2016 0:00', '9/30/2016 12:00:00 AM'],
  ]
  it('are days where their time is midnight, however it is written', async () => {
    expect(await read(...midnights)).to.deep.equal(midnights.map(() => '2016-09-30'))
  })

  it('are refused with a time other than midnight', async () => {
    const times = ['2016-09-30T08:15:00', '9/30/2016 12:00 PM', '2016-09-30 00:00:01']
    expect(refused(await add(...times))).to.deep.equal(
      times.map((text, index) => `a.csv:${index + 2} date TIME_OF_DAY ${text}`),
    )
  })
})
