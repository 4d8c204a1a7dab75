import { roster } from '@planwright/sdk'
import { expect } from 'chai'
import { importDoor } from '../import-door.js'
import { type ExportFiles, importRoster, said } from './export-folder.js'
import { changed, smallExport } from './small-export.js'

describe('a OneRoster export', () => {
  const door = importDoor()

  const rows = ({ id }: { readonly id: string }) => door.sample.store.rows(id)
  const isEmpty = async () => (await Promise.all(roster.wholeRoster.datasets.map(rows))).flat().length === 0

  it('fills all datasets of the roster in one import', async () => {
    const report = await importRoster(door.sample, smallExport)
    expect(report).to.include({ dataset: 'roster', outcome: 'changed', read: 21, rejected: 0, changed: 12 })
    const versions = await door.sample.store.versions()
    expect(versions.map(({ dataset, schoolYear, importId }) => [dataset, schoolYear, importId])).to.deep.equal(
      ['classes', 'enrollments', 'schools', 'students', 'teachers'].map((name) => [
        `roster.${name}`,
        '2018-19',
        report.importId,
      ]),
    )
    expect(await rows(roster.schools)).to.deep.include({
      school: 's1',
      schoolYear: '2018-19',
      name: 'Elm School',
      stateCode: '0640111',
      zone: 'z',
      zoneName: 'North Zone',
      lowestGrade: null,
      highestGrade: null,
      feedsInto: null,
    })
    expect(
      (await rows(roster.classes)).map(({ name, course, subject, grade }) => [name, course, subject, grade]),
    ).to.deep.equal([
      ['Room 1', 'ELA3', 'English', '3'],
      ['Room 2', 'ELA3', 'English', null],
    ])
    expect(await rows(roster.teachers)).to.deep.equal([
      { staff: 't', schoolYear: '2018-19', school: 's1', classroom: 'k1', ofRecord: true },
    ])
  })

  it('asks before a later export takes students away, by datasets of the roster, and says what it does', async () => {
    await importRoster(door.sample, smallExport)
    const without = changed('users.csv', 'c,,,true,s2,student,c,C,C,13\n', '')
    const asked = await importRoster(door.sample, without, { asks: true })
    expect(asked.outcome).to.equal('unconfirmed')
    const leaving = asked.confirmations.filter(({ code }) => code === 'MANY_LEAVE')
    expect(leaving.map(({ key }) => key)).to.include('students:many-leave:2018-19:1-of-3')
    const ofStudents = asked.effects.find(({ dataset }) => dataset === roster.students.id)
    expect(ofStudents).to.include({ before: 3, after: 3, added: 0, altered: 1, removed: 0 })
    const confirm = asked.confirmations.map(({ key }) => key)
    expect(await importRoster(door.sample, without, { asks: true, confirm })).to.include({ outcome: 'changed' })
  })

  it('has zones where an organization stands between school and district, and only there', async () => {
    await importRoster(door.sample, smallExport)
    expect((await rows(roster.schools)).map(({ school, zone }) => [school, zone])).to.deep.equal([
      ['s1', 'z'],
      ['s2', null],
    ])
  })

  it('places students in the groups they are reported by, Hispanic of any race first', async () => {
    const report = await importRoster(door.sample, smallExport)
    expect(
      (await rows(roster.students)).map(({ student, school, grade, race, gender }) => [
        student,
        school,
        grade,
        race,
        gender,
      ]),
    ).to.deep.equal([
      ['a', 's1', 'k', 'hispanic', 'female'],
      ['b', 's1', '3', 'two-or-more', 'male'],
      ['c', 's2', null, 'white', null],
    ])
    expect(said(report.warnings)).to.deep.equal(['users.csv:4 grades ONEROSTER_GRADE 13'])
  })

  const stays = async () =>
    (await rows(roster.enrollments)).map(({ student, classroom, firstDay, lastDay }) =>
      [student, classroom, firstDay ?? '', lastDay ?? ''].join(' '),
    )

  it('has two stays of a student in a class that was left and joined again, without the end date', async () => {
    await importRoster(door.sample, smallExport)
    expect(await stays()).to.deep.equal([
      'a k1 2018-08-27 2018-09-30',
      'a k1 2018-11-01 2019-01-17',
      'b k1  ',
      'c k2  ',
    ])
  })

  it('has one stay where enrollments of a student in a class follow each other', async () => {
    await importRoster(door.sample, changed('enrollments.csv', '2018-08-27,2018-10-01', '2018-08-27,2018-11-01'))
    expect((await stays())[0]).to.equal('a k1 2018-08-27 2019-01-17')
  })

  it('takes an enrollment whose days cannot be right for the whole year, and says so', async () => {
    const reversed = await importRoster(
      door.sample,
      changed('enrollments.csv', '2018-08-27,2018-10-01', '2018-10-01,2018-08-27'),
    )
    expect(said(reversed.warnings)).to.include('enrollments.csv:2 endDate ONEROSTER_DAYS_REVERSED 2018-08-27')
    expect((await stays())[0]).to.equal('a k1  ')
    const outside = await importRoster(
      door.sample,
      changed('enrollments.csv', 'e3,,,k1,s1,b,student,,,', 'e3,,,k1,s1,b,student,,2031-09-01,'),
    )
    expect(said(outside.warnings)).to.include('enrollments.csv:4 beginDate ONEROSTER_DATES_DIFFER 2031-09-01 to ')
    expect((await stays())[2]).to.equal('b k1  ')
  })

  it('keeps a student who is marked as deleted in a later export, as one who has left', async () => {
    await importRoster(door.sample, smallExport)
    const later = changed('users.csv', 'b,,,true', 'b,tobedeleted,,true')
    await importRoster(door.sample, later)
    const left = async () => (await rows(roster.students)).flatMap((row) => (row.hasLeft === true ? [row.student] : []))
    expect(await left()).to.deep.equal(['b'])
    expect((await rows(roster.students))[1]).to.include({ student: 'b', race: 'two-or-more', school: 's1' })
    await importRoster(door.sample, smallExport)
    expect(await left()).to.deep.equal([])
  })

  it('keeps what was known and the export does not say', async () => {
    const known = 'student,schoolYear,school,grade,race,meal\na,2018-19,s2,5,black,free\nc,2018-19,s2,5,black,free\n'
    await door.sample.add(roster.students, { 'students.csv': known })
    const files = changed('demographics.csv', 'c,,,', 'nobody,,,')
    await importRoster(door.sample, files)
    const [first, , last] = await rows(roster.students)
    expect(first).to.include({ student: 'a', school: 's1', grade: 'k', race: 'hispanic', meal: 'free' })
    expect(last).to.include({ student: 'c', grade: null, race: 'black', meal: 'free' })
    expect(await importRoster(door.sample, files)).to.include({ outcome: 'unchanged' })
  })

  it('goes by the primary role and the primary school of version 1.2', async () => {
    const roles = 'sourcedId,userSourcedId,roleType,role,orgSourcedId\n'
    const report = await importRoster(door.sample, {
      ...smallExport,
      'users.csv': 'sourcedId,orgSourcedIds,primaryOrgSourcedId,grades\na,"s1,s2",s2,KG\nb,"s2,s1",,03\nt,s1,,\n',
      'roles.csv': `${roles}1,a,primary,student,s1\n2,b,secondary,student,s1\n3,t,secondary,student,s1\n4,t,primary,teacher,s1\n`,
      'demographics.csv': 'sourcedId\na\n',
      'enrollments.csv': 'sourcedId,classSourcedId,userSourcedId,role\ne1,k1,a,student\ne2,k1,t,teacher\n',
    })
    expect((await rows(roster.students)).map(({ student, school }) => [student, school])).to.deep.equal([
      ['a', 's2'],
      ['b', 's1'],
    ])
    expect(said(report.warnings)).to.deep.equal(['roles.csv:3 roleType ONEROSTER_NO_PRIMARY_ROLE secondary'])
  })

  it('puts students into each school year their classes are held in', async () => {
    const next = changed(
      'academicSessions.csv',
      't1,,,Autumn',
      'y2,,,Next,schoolYear,2019-08-26,2020-06-12,,2020\nt1,,,Autumn',
    )
    const classes = changed('classes.csv', 's2,y', 's2,"y,y2"')
    const report = await importRoster(door.sample, { ...next, 'classes.csv': classes['classes.csv'] ?? '' })
    expect(report.years).to.deep.equal(['2018-19', '2019-20'])
    expect((await rows(roster.students)).map(({ student, schoolYear }) => [student, schoolYear])).to.deep.equal([
      ['a', '2018-19'],
      ['b', '2018-19'],
      ['c', '2018-19'],
      ['c', '2019-20'],
    ])
  })

  it('writes nothing in a dry run but says what would change', async () => {
    const report = await importRoster(door.sample, smallExport, { dryRun: true })
    expect(report).to.include({ outcome: 'dry-run', importId: null, changed: 12 })
    expect(await isEmpty()).to.equal(true)
  })

  it('leaves no dataset changed where it breaks off while it is written', async () => {
    const failure = new Error('the power failed')
    const onProgress = (phase: string): void => {
      if (phase === 'writing') throw failure
    }
    const broken = await importRoster(door.sample, smallExport, { onProgress }).catch((error: unknown) => error)
    expect(broken).to.equal(failure)
    expect(await isEmpty()).to.equal(true)
    expect(await importRoster(door.sample, smallExport)).to.include({ outcome: 'changed', changed: 12 })
  })

  it('is refused whole for one row that cannot be placed, and taken without it where that is asked for', async () => {
    const files = changed('enrollments.csv', 'e4,,,k2', 'e4,,,k9')
    const report = await importRoster(door.sample, files)
    expect(report).to.include({ outcome: 'refused', rejected: 1, accepted: 20 })
    expect(said(report.rejects)).to.deep.equal(['enrollments.csv:5 classSourcedId ONEROSTER_UNKNOWN_ID k9'])
    expect(await isEmpty()).to.equal(true)
    expect(await importRoster(door.sample, files, { acceptPartial: true })).to.include({
      outcome: 'changed',
      rejected: 1,
    })
    expect(await rows(roster.enrollments)).to.have.length(3)
  })

  const refused: readonly (readonly [what: string, files: ExportFiles, rejects: readonly string[]])[] = [
    [
      'a delta',
      changed('manifest.csv', 'file.users,bulk', 'file.users,delta'),
      ['users.csv file.users ONEROSTER_DELTA users.csv'],
    ],
    [
      'a file the manifest promises',
      changed('manifest.csv', 'file.orgs,bulk', 'file.orgs,bulk\nfile.roles,bulk'),
      ['manifest.csv file.roles ONEROSTER_MISSING_FILE roles.csv'],
    ],
    ['files of something else', { 'rates.csv': 'school,rate\n' }, ['rates.csv ONEROSTER_NO_FILES']],
    [
      'sessions without a year',
      { ...smallExport, 'academicSessions.csv': 'sourcedId,title\ny,The year\nt1,Autumn\n' },
      [
        'classes.csv:2 termSourcedIds ONEROSTER_NO_SCHOOL_YEAR t1',
        'classes.csv:3 termSourcedIds ONEROSTER_NO_SCHOOL_YEAR y',
        'academicSessions.csv ONEROSTER_NO_SCHOOL_YEAR',
      ],
    ],
    [
      'a header without what is needed',
      changed('users.csv', 'sourcedId,', 'number,'),
      ['users.csv:1 MISSING_COLUMN sourcedId'],
    ],
    ['a torn row', changed('users.csv', 'b,,,true,s1,student', 'b,,,true,s1'), ['users.csv:3 RAGGED_ROW b']],
    [
      'two rows with one id',
      changed('users.csv', 'c,,,true,s2', 'b,,,true,s2'),
      ['users.csv:4 sourcedId DUPLICATE_KEY b'],
    ],
    [
      'an id in scientific notation',
      changed('users.csv', 'c,,,true', '1.2E+11,,,true'),
      ['users.csv:4 sourcedId ID_AS_NUMBER 1.2E+11'],
    ],
  ]
  for (const [what, files, rejects] of refused) {
    it(`is refused for ${what}, with the place`, async () => {
      const report = await importRoster(door.sample, files)
      expect(report.outcome).to.equal('refused')
      expect(report.read).to.equal(report.accepted + report.rejected)
      expect(said(report.rejects).slice(0, 3)).to.deep.equal(rejects)
      expect(await isEmpty()).to.equal(true)
    })
  }

  const excused: readonly (readonly [what: string, files: ExportFiles, warnings: readonly string[]])[] = [
    [
      'a school that orgs.csv lacks',
      changed('orgs.csv', 's2,,,Oak School,school,,d\n', ''),
      [
        'classes.csv:3 schoolSourcedId ONEROSTER_UNKNOWN_ID s2',
        'users.csv:4 orgSourcedIds ONEROSTER_UNKNOWN_ID s2',
        'enrollments.csv:5 schoolSourcedId ONEROSTER_UNKNOWN_ID s2',
      ],
    ],
    [
      'a term that does not exist',
      changed('classes.csv', 's1,t1', 's1,t9'),
      [
        'classes.csv:2 termSourcedIds ONEROSTER_UNKNOWN_ID t9',
        'classes.csv:2 termSourcedIds ONEROSTER_TERM_GUESSED t9',
      ],
    ],
    [
      'a student enrolled whom users.csv lacks',
      changed('enrollments.csv', 'k2,s2,c', 'k2,s2,x'),
      ['enrollments.csv:5 userSourcedId ONEROSTER_UNKNOWN_ID x'],
    ],
    [
      'a school year that says another than the dates',
      changed('academicSessions.csv', 'y,2019', 'y,2018'),
      ['academicSessions.csv:3 schoolYear ONEROSTER_YEAR_DIFFERS 2018'],
    ],
    [
      'a row that stands there twice',
      changed('users.csv', 't,,,', 'b,,,true,s1,student,b,B,B,03\nt,,,'),
      ['users.csv:5 sourcedId ONEROSTER_REPEATED b'],
    ],
  ]
  for (const [what, files, warnings] of excused) {
    it(`is taken in spite of ${what}, which is said`, async () => {
      const report = await importRoster(door.sample, files)
      expect(report).to.include({ outcome: 'changed', rejected: 0 })
      expect(report.years).to.deep.equal(['2018-19'])
      const usual = 'users.csv:4 grades ONEROSTER_GRADE 13'
      expect(said(report.warnings).filter((one) => one !== usual)).to.have.members(warnings)
    })
  }

  it('lists the first of a frequent oddity and counts the rest, so that it hides no other', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `u${index},,1/05/2023,true,s1,student,u,U,U,03\n`).join('')
    const report = await importRoster(door.sample, changed('users.csv', 't,,,', `${many}t,,,`))
    const dates = report.warnings.filter(({ code }) => code === 'ONEROSTER_ODD_DATE')
    expect(dates).to.have.length(21)
    expect(dates.at(-1)).to.include({ file: 'users.csv', line: null, column: 'dateLastModified' })
    expect(dates.at(-1)?.cause).to.match(/^480 more like this:/)
    expect(report.warnings.map(({ code }) => code)).to.include('ONEROSTER_GRADE')
  })
})
