import type { ImportReport, MeasuredCell } from '@planwright/facts'
import { aggregate, type Level, ratio, roster } from '@planwright/sdk'
import { expect } from 'chai'
import { attendance } from '../store/sample-store.js'
import { importDoor } from './import-door.js'

const year = '2013-14'
const twenty = Array.from({ length: 20 }, (_, number) => ({ id: `c${number}`, race: number < 10 ? 'black' : 'white' }))
const lines = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n')
const studentsCsv = (students: typeof twenty, of = year): string =>
  lines(
    'student,schoolYear,school,race',
    students.map(({ id, race }) => `${id},${of},12,${race}`),
  )
const enrollmentsCsv = (...rows: readonly string[]): string =>
  lines('student,schoolYear,school,classroom,firstDay,lastDay', rows)
/** Ten October days, of which the first two students miss all. */
const attendanceCsv = lines(
  'student,school,date,present',
  twenty.flatMap(({ id }, number) =>
    Array.from({ length: 10 }, (_, day) => `${id},12,2013-10-${String(day + 10)},${number >= 2}`),
  ),
)
const october = { at: '2013-10-01T12:00:00.000Z' }
const march = { at: '2014-03-03T12:00:00.000Z' }

describe('A later file of a roster', () => {
  const door = importDoor()
  beforeEach(async () => {
    await door.sample.add(attendance, { 'attendance.csv': attendanceCsv })
  })

  const addStudents = (students: typeof twenty, options = march) =>
    door.sample.add(roster.students, { 'students.csv': studentsCsv(students) }, options)
  const codes = ({ warnings }: ImportReport) => warnings.map(({ code }) => code)
  const left = async () =>
    (await door.sample.store.rows(roster.students.id)).flatMap((row) => (row.hasLeft === true ? [row.student] : []))
  const share = (cells: readonly MeasuredCell[]) =>
    Object.fromEntries(cells.map(({ group, numerator, denominator }) => [group, `${numerator}/${denominator}`]))
  const absence = () =>
    door.sample.store.measure({
      dataset: attendance,
      measures: [
        {
          id: 'absence',
          measure: ratio({
            of: attendance,
            each: { student: { days: 'count(*)', missed: 'count(*) filter (where not present)' } },
            numerator: 'count(*) filter (where missed >= 0.1 * days)',
            denominator: 'count(*)',
          }),
        },
      ],
      levels: ['district'],
      groups: ['race'],
    })
  const valuesOf = async (
    dataset: typeof roster.students | typeof attendance,
    value: string,
    levels: readonly Level[],
  ) => {
    const measures = [{ id: 'm', measure: aggregate({ of: dataset, value }) }]
    const cells = await door.sample.store.measure({ dataset, measures, levels, groups: [] })
    return cells.map((cell) => `${cell.orgUnit} ${cell.value}`).sort()
  }

  it('takes students who left out of no group they were in before', async () => {
    await addStudents(twenty, october)
    const before = share(await absence())
    const report = await addStudents(twenty.slice(2))
    expect(before).to.deep.equal({ all: '2/20', 'race/black': '2/10', 'race/white': '0/10' })
    expect(share(await absence())).to.deep.equal(before)
    expect(report).to.include({ outcome: 'changed', changed: 2 })
    expect(report.warnings[0]).to.include({ code: 'STUDENTS_LEFT', file: 'students.csv' })
    expect(report.warnings[0]?.cause).to.match(/^2 students/)
  })

  it('lets those who are enrolled be counted without those who left', async () => {
    await addStudents(twenty, october)
    await addStudents(twenty.slice(2))
    expect(await left()).to.have.members(['c0', 'c1'])
    expect(await valuesOf(roster.students, 'count(*) filter (where hasLeft is not true)', ['district'])).to.deep.equal([
      'district 18',
    ])
  })

  it('is unchanged the second time, and warns of nobody twice', async () => {
    await addStudents(twenty, october)
    await addStudents(twenty.slice(2))
    const again = await addStudents(twenty.slice(2))
    expect([again.outcome, codes(again)]).to.deep.equal(['unchanged', []])
  })

  it('has a student back who is listed again, with the groups it says', async () => {
    await addStudents(twenty, october)
    await addStudents(twenty.slice(2))
    await addStudents(twenty.map(({ id }) => ({ id, race: 'asian' })))
    expect(await left()).to.deep.equal([])
    expect(share(await absence())).to.deep.equal({ all: '2/20', 'race/asian': '2/20' })
  })

  it('keeps nobody from before the school year, and nobody of another', async () => {
    await addStudents(twenty, { at: '2013-05-01T12:00:00.000Z' })
    await door.sample.add(roster.students, { 'next.csv': studentsCsv(twenty.slice(0, 3), '2014-15') }, march)
    const report = await addStudents(twenty.slice(2), { at: '2013-06-20T12:00:00.000Z' })
    expect([report.changed, codes(report), await left()]).to.deep.equal([2, [], []])
  })

  it('keeps students in a file that is too large to be read row by row', async () => {
    const many = Array.from({ length: 22_000 }, (_, number) => ({
      id: String(number).padStart(80, '0'),
      race: 'black',
    }))
    await addStudents(many, october)
    const report = await addStudents(many.slice(1))
    expect([codes(report), await left()]).to.deep.equal([['STUDENTS_LEFT'], ['0'.repeat(80)]])
  })

  it('ends a stay in a class that it no longer lists, the day before', async () => {
    await addStudents(twenty, october)
    const stay = (student: string, classroom: string, days = ',') => `${student},${year},12,${classroom},${days}`
    const files = (...rows: readonly string[]) => ({ 'enrollments.csv': enrollmentsCsv(...rows) })
    await door.sample.add(
      roster.enrollments,
      files(stay('c2', 'a'), stay('c3', 'a'), stay('c4', 'a', '2014-04-01,')),
      october,
    )
    const options = { at: '2013-10-15T12:00:00.000Z' }
    const report = await door.sample.add(roster.enrollments, files(stay('c2', 'b'), stay('c3', 'a')), options)
    expect(codes(report)).to.deep.equal(['STAYS_ENDED'])
    const rows = await door.sample.store.rows(roster.enrollments.id)
    expect(rows.map(({ student, classroom, lastDay }) => [student, classroom, lastDay])).to.deep.equal([
      ['c2', 'a', '2013-10-14'],
      ['c2', 'b', null],
      ['c3', 'a', null],
    ])
    expect(await valuesOf(attendance, 'count(*)', ['classroom'])).to.deep.equal(['classroom/a 15', 'classroom/b 10'])
    const again = await door.sample.add(roster.enrollments, files(stay('c2', 'b'), stay('c3', 'a')), march)
    expect([again.outcome, codes(again)]).to.deep.equal(['unchanged', []])
  })

  it('is refused where stays in a class cross or end before they begin, with the other line', async () => {
    const rows = [
      `c2,${year},12,a,2013-09-01,2013-12-01`,
      `c2,${year},12,a,2013-12-01,`,
      `c3,${year},12,a,2014-02-01,2014-01-01`,
      `c4,${year},12,a,,2013-10-01`,
      `c4,${year},12,a,2013-10-02,`,
    ]
    const report = await door.sample.add(roster.enrollments, { 'enrollments.csv': enrollmentsCsv(...rows) })
    expect(report).to.include({ outcome: 'refused', rejected: 3 })
    expect(report.rejects.map(({ line, code, value }) => [line, code, value])).to.deep.equal([
      [2, 'DAYS_OVERLAP', '2013-09-01 to 2013-12-01'],
      [3, 'DAYS_OVERLAP', '2013-12-01 to '],
      [4, 'DAYS_REVERSED', '2014-02-01 to 2014-01-01'],
    ])
    expect(report.rejects[0]?.cause).to.include('line 3 of enrollments.csv')
  })
})
