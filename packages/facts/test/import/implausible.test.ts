import type { ImportReport } from '@planwright/facts'
import { defineDataset } from '@planwright/sdk'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, openSampleStore, type SampleStore } from '../store/sample-store.js'

/** Attendance that says what it is usually like. */
const declared = defineDataset({
  ...attendance,
  key: ['student', 'date'],
  scopes: [],
  plausible: [
    {
      figure: { en: 'rows that say present' },
      value: 'count(*) filter (where present)',
      atLeast: 1,
      remedy: { en: 'Export all days, not absences only.' },
    },
    {
      figure: { en: 'the most days of one student' },
      each: { student: { days: 'count(*)' } },
      value: 'max(days)',
      atMost: 4,
      remedy: { en: 'Look for days that are no school days.' },
    },
    {
      figure: { en: 'the share of rows that say present, in percent' },
      where: "school <> '99'",
      value: 'case when count(*) >= 3 then 100.0 * count(*) filter (where present) / count(*) end',
      atLeast: 50,
      atMost: 99,
      remedy: { en: 'Look at the column.' },
    },
  ],
})

describe('Rows that are not what their dataset says is usual', () => {
  let folder: TemporaryFolder
  let sample: SampleStore
  beforeEach(async () => {
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path, { others: [declared] })
  })
  afterEach(async () => {
    await sample.store.close()
    await folder.remove()
  })

  const csv = (...rows: readonly string[]): string => ['student,school,date,present', ...rows, ''].join('\n')
  const said = ({ warnings }: ImportReport) =>
    warnings.filter(({ code }) => code === 'IMPLAUSIBLE').map(({ cause, remedy }) => `${cause} ${remedy}`)
  const add = (content: string) => sample.add(declared, { 'a.csv': content })

  it('are taken in with a warning that gives the figure and what is usual', async () => {
    const report = await add(csv('1,12,2021-09-01,false', '2,12,2021-09-01,false'))
    expect(report).to.include({ outcome: 'changed', rejected: 0 })
    expect(said(report)).to.deep.equal([
      'The rows are unusual: rows that say present in 2021-22: 0, where at least 1 is usual. Export all days, not absences only.',
    ])
  })

  it('are found year by year', async () => {
    const days = ['01', '02', '03', '06', '07'].map((day) => `1,12,2021-09-${day},${day > '02'}`)
    const report = await add(csv(...days, '1,12,2022-09-01,false', '2,99,2022-09-01,false'))
    expect(said(report).map((text) => text.split(': ')[1]?.slice(-7))).to.deep.equal(['2022-23', '2021-22'])
    expect(said(report)[1]).to.include('the most days of one student in 2021-22: 5, where at most 4 is usual')
  })

  it('are judged by a share with a lower and an upper bound', async () => {
    const rows = (...present: readonly boolean[]) => csv(...present.map((one, row) => `${row},12,2021-09-01,${one}`))
    expect(said(await add(rows(true, true, true)))[0]).to.include('in percent in 2021-22: 100, where 50 to 99 is usual')
    expect(said(await add(rows(true, false, false)))[0]).to.include('in percent in 2021-22: 33.33, where 50 to 99')
    expect(said(await add(rows(true, true, false)))).to.deep.equal([])
    expect(said(await add(rows(true, true)))).to.deep.equal([])
  })

  it('are found in files that are too large to be read row by row', async () => {
    const rows = Array.from(
      { length: 22_000 },
      (_, number) => `${String(number).padStart(80, '0')},12,2021-09-01,false`,
    )
    const report = await add(csv(...rows))
    expect(report.read).to.equal(22_000)
    expect(said(report)[0]).to.include('rows that say present in 2021-22: 0, where at least 1 is usual')
  })
})
