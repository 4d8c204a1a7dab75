import type { ImportReport } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { expect } from 'chai'
import { attendance } from '../store/sample-store.js'
import { importDoor } from './import-door.js'

const year = '2016-17'
const lines = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n')
const schoolsCsv = (...codes: readonly string[]): string =>
  lines(
    'school,schoolYear,name',
    codes.map((code) => `${code},${year},School ${code}`),
  )
const studentsCsv = (...ids: readonly string[]): string =>
  lines(
    'student,schoolYear,school',
    ids.map((id) => `${id},${year},07`),
  )
const attendanceCsv = (...rows: readonly (readonly [student: string, school: string])[]): string =>
  lines(
    'student,school,date,present',
    rows.map(([student, school], row) => `${student},${school},2016-09-${10 + (row % 20)},true`),
  )

describe('An import of rows whose ids the roster may not list', () => {
  const door = importDoor()

  const addRoster = async (students: readonly string[], schools: readonly string[]) => {
    await door.sample.add(roster.schools, { 'schools.csv': schoolsCsv(...schools) })
    await door.sample.add(roster.students, { 'students.csv': studentsCsv(...students) })
  }
  const said = ({ warnings }: ImportReport) =>
    warnings.map(({ code, line, column, value }) => [code, line, column, value])
  const causes = ({ warnings }: ImportReport) => warnings.map(({ cause }) => cause)

  it('names the students and schools that are missing, with their places, and is taken in', async () => {
    await addRoster(['a', 'b'], ['07', '08'])
    const report = await door.sample.add(attendance, {
      'a.csv': attendanceCsv(
        ['a', '07'],
        ['x9', '07'],
        ['y9', '31'],
        ['x9', '31'],
        ['b', '08'],
        ['z9', '08'],
        ['w9', '08'],
      ),
    })
    expect(report).to.include({ outcome: 'changed', rejected: 0 })
    expect(said(report)).to.deep.equal([
      ['STUDENTS_NOT_IN_ROSTER', 3, 'student', 'x9'],
      ['SCHOOLS_NOT_IN_ROSTER', 4, 'school', '31'],
    ])
    expect(causes(report)).to.deep.equal([
      'The roster does not list 4 students in 5 rows of 2016-17: "x9" (line 3), "y9" (line 4), "z9" (line 7) and 1 more.',
      'The roster does not list 1 school in 2 rows of 2016-17: "31" (line 4).',
    ])
    expect(report.warnings[1]?.remedy).to.match(/zones/)
  })

  it('says nothing where the roster lists all', async () => {
    await addRoster(['a', 'b'], ['07'])
    const report = await door.sample.add(attendance, { 'a.csv': attendanceCsv(['a', '07'], ['b', '07']) })
    expect(report.warnings).to.deep.equal([])
  })

  it('asks for the id that was meant', async () => {
    const known = ['007', 'B-12', 'ab-450', 'north-1', 'x11', 'x12']
    await addRoster(known, ['07', '08', 'Elmwood'])
    const first = attendanceCsv(['7', '07'], ['7.0', '07'], ['b12', '07'])
    expect(causes(await door.sample.add(attendance, { 'a.csv': first }))[0]).to.match(
      /: "7" \(line 2; did you mean "007"\?\), "7.0" \(line 3; did you mean "007"\?\), "b12" \(line 4; did you mean "B-12"\?\)\.$/,
    )
    const second = attendanceCsv(['AB 450', '07'], ['nroth-1', '07'])
    expect(causes(await door.sample.add(attendance, { 'a.csv': second }))[0]).to.match(
      /: "AB 450" \(line 2; did you mean "ab-450"\?\), "nroth-1" \(line 3; did you mean "north-1"\?\)\.$/,
    )
    const farOrUnclear = attendanceCsv(['x13', '07'], ['something-else', '07'])
    expect(causes(await door.sample.add(attendance, { 'a.csv': farOrUnclear }))[0]).to.match(
      /: "x13" \(line 2\), "something-else" \(line 3\)\.$/,
    )
    const school = await door.sample.add(attendance, { 'a.csv': attendanceCsv(['007', '7'], ['007', 'Elmwod']) })
    expect(causes(school)[0]).to.include('"7" (line 2; did you mean "07"?), "Elmwod" (line 3; did you mean "Elmwood"?)')
  })

  it('goes by the roster of the school year of the row', async () => {
    await addRoster(['a'], ['07'])
    const report = await door.sample.add(attendance, {
      'a.csv': 'student,school,date,present\na,07,2016-09-01,t\na,07,2017-09-01,t\n',
    })
    expect(causes(report)).to.deep.equal(['The roster lists no students in 2017-18 and no schools in 2017-18.'])
  })

  it('says once that there is no roster at all', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': attendanceCsv(['a', '07'], ['b', '08'], ['c', '09']) })
    expect(said(report)).to.deep.equal([['ROSTER_EMPTY', null, null, null]])
  })

  it('warns again when the same rows come again', async () => {
    await addRoster(['a'], ['07'])
    await door.sample.add(attendance, { 'a.csv': attendanceCsv(['b', '07']) })
    const again = await door.sample.add(attendance, { 'a.csv': attendanceCsv(['b', '07']) })
    expect([again.outcome, said(again)[0]?.[0]]).to.deep.equal(['unchanged', 'STUDENTS_NOT_IN_ROSTER'])
  })

  it('looks at files that are too large to be read row by row too', async () => {
    const many = Array.from({ length: 22_000 }, (_, number) => `s${String(number).padStart(80, '0')}`)
    await addRoster(many.slice(2), ['07'])
    const content = lines(
      'student,school,date,present',
      many.map((student) => `${student},07,2016-09-10,true`),
    )
    const report = await door.sample.add(attendance, { 'a.csv': content })
    expect(report.read).to.equal(22_000)
    expect(said(report)).to.deep.equal([['STUDENTS_NOT_IN_ROSTER', null, 'student', many[0]]])
    expect(causes(report)[0]).to.match(/^The roster does not list 2 students in 2 rows of 2016-17: "s0/)
  })

  it('looks at what files of the roster name in each other', async () => {
    await addRoster(['a'], ['07'])
    await door.sample.add(roster.classes, {
      'classes.csv': lines('classroom,schoolYear,school,name', [`k1,${year},07,One`]),
    })
    const enrollments = lines('student,schoolYear,school,classroom', [`a,${year},07,k1`, `b,${year},08,k2`])
    const report = await door.sample.add(roster.enrollments, { 'enrollments.csv': enrollments })
    expect(said(report)).to.deep.equal([
      ['STUDENTS_NOT_IN_ROSTER', 3, 'student', 'b'],
      ['SCHOOLS_NOT_IN_ROSTER', 3, 'school', '08'],
      ['CLASSES_NOT_IN_ROSTER', 3, 'classroom', 'k2'],
    ])
    const teachers = lines('staff,schoolYear,school,classroom', [`t,${year},07,k1`, `t,${year},07,k9`])
    expect(said(await door.sample.add(roster.teachers, { 'teachers.csv': teachers }))).to.deep.equal([
      ['CLASSES_NOT_IN_ROSTER', 3, 'classroom', 'k9'],
    ])
    const students = await door.sample.add(roster.students, { 'students.csv': studentsCsv('a').replace(',07', ',7') })
    expect(causes(students)[0]).to.include('"7" (line 2; did you mean "07"?)')
    const feeders = lines('school,schoolYear,name,feedsInto', [`07,${year},A,08`, `08,${year},B,9`, `09,${year},C,`])
    expect(causes(await door.sample.add(roster.schools, { 'schools.csv': feeders }))).to.deep.equal([
      'The roster does not list 1 school in 1 row of 2016-17: "9" (line 3; did you mean "09"?).',
    ])
  })
})
