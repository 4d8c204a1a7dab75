import { FactsError, type ImportReport, type ImportRequest } from '@planwright/facts'
import { expect } from 'chai'
import { absence, attendance } from '../store/sample-store.js'
import { importDoor } from './import-door.js'

const header = 'student,school,date,present'

describe('an import for a scope', () => {
  const door = importDoor()
  beforeEach(async () => {
    await add(['1,07,2015-10-01,true', '2,08,2015-10-01,true', '3,08,2015-11-02,true', '3,08,2016-11-02,true'])
  })

  const add = (rows: readonly string[], options: Partial<ImportRequest> = {}): Promise<ImportReport> =>
    door.sample.add(attendance, { 'a.csv': [header, ...rows, ''].join('\n') }, { asks: true, ...options })
  const known = async () =>
    (await door.sample.store.rows(attendance.id)).map(({ student, date, present }) => `${student} ${date} ${present}`)

  it('replaces the rows of one school and month alone, without asking about the others', async () => {
    const report = await add(['2,08,2015-10-01,false'], { scope: { school: '08', month: '2015-10' } })
    expect(report).to.include({ outcome: 'changed', changed: 1 })
    expect(await known()).to.deep.equal([
      '1 2015-10-01 true',
      '2 2015-10-01 false',
      '3 2015-11-02 true',
      '3 2016-11-02 true',
    ])
  })

  it('replaces the rows of one day, whichever school they are of', async () => {
    await add(['9,07,2015-11-02,true'], { scope: { day: '2015-11-02' }, asks: false })
    expect(await known()).to.deep.equal([
      '1 2015-10-01 true',
      '2 2015-10-01 true',
      '3 2016-11-02 true',
      '9 2015-11-02 true',
    ])
  })

  it('asks where the scope itself would lose rows, by the rows of the scope', async () => {
    const { outcome, confirmations } = await add(['2,08,2015-10-01,true'], { scope: { school: '08' } })
    expect(outcome).to.equal('unconfirmed')
    expect(confirmations.map(({ message }) => message)).to.deep.equal([
      '2015-16 would lose 1 of the 2 rows of school 08.',
    ])
  })

  it('refuses rows that are not of it, each at its place', async () => {
    const rows = ['2,08,2015-10-01,false', '1,07,2015-10-01,false', '4,08,2015-12-01,true']
    const { outcome, rejects } = await add(rows, { scope: { school: '08', month: '2015-10' } })
    expect(outcome).to.equal('refused')
    expect(rejects.map(({ line, column, value, code }) => [line, column, value, code])).to.deep.equal([
      [3, 'school', '07', 'OUTSIDE_SCOPE'],
      [4, 'date', '2015-12-01', 'OUTSIDE_SCOPE'],
    ])
    expect(rejects[0]?.cause).to.equal('The row is not of the part that this import is for: school 08.')
  })

  it('refuses a row whose key another part of the year has already', async () => {
    const { outcome, rejects } = await add(['1,08,2015-10-01,true'], { scope: { school: '08' } })
    expect(outcome).to.equal('refused')
    expect(rejects.map(({ line, column, value, code }) => [line, column, value, code])).to.deep.equal([
      [2, 'student,date', '1, 2015-10-01', 'KEY_OUTSIDE_SCOPE'],
    ])
  })

  it('is kept in the log of imports', async () => {
    await add(['2,08,2015-10-01,false'], { scope: { school: '08', month: '2015-10' } })
    expect((await door.sample.store.imports()).at(-1)?.scope).to.deep.equal({ school: '08', month: '2015-10' })
  })

  for (const [what, scope, code, remedy] of [
    ['a name that is misspelt', { scool: '08' }, 'IMPORT_SCOPE_UNKNOWN', 'Did you mean "school"?'],
    ['a name of a column that is no scope', { present: 'true' }, 'IMPORT_SCOPE_UNKNOWN', 'school, month, day.'],
    ['a month that is none', { month: '2015-13' }, 'IMPORT_SCOPE_VALUE', 'Write a month as 2016-10'],
    ['a day that is none', { day: '2015-02-30' }, 'IMPORT_SCOPE_VALUE', 'a day as 2016-10-31'],
    ['a school without an id', { school: ' ' }, 'IMPORT_SCOPE_VALUE', 'exactly as in the rows'],
  ] as const)
    it(`cannot be ${what}`, async () => {
      const failure = await failureOf(add(['2,08,2015-10-01,true'], { scope }))
      expect(failure).to.be.instanceOf(FactsError).and.include({ code })
      expect((failure as FactsError).remedy).to.contain(remedy)
    })

  it('cannot be of a dataset that declares none', async () => {
    const failure = await failureOf(door.sample.add(absence, { 'a.csv': 'orgUnit\n' }, { scope: { school: '08' } }))
    expect(failure).to.include({ code: 'IMPORT_SCOPE_UNKNOWN', remedy: 'Import whole school years, without a scope.' })
  })
})

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}
