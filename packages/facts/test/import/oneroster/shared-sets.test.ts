import { join } from 'node:path'
import { roster } from '@planwright/sdk'
import { testDataFolder } from '@planwright/testing'
import { expect } from 'chai'
import { importDoor } from '../import-door.js'
import { filesOf, importRoster, said } from './export-folder.js'

describe('the OneRoster sets with honest mistakes', () => {
  const data = testDataFolder()
  const door = importDoor()

  before(function () {
    if (data === null) this.skip()
  })

  const load = async (set: string) => importRoster(door.sample, await filesOf(join(data ?? '', 'oneroster', set)))
  const figures = async () => {
    const counts = roster.wholeRoster.datasets.map(
      async ({ id }) => [id, (await door.sample.store.rows(id)).length] as const,
    )
    return Object.fromEntries(await Promise.all(counts))
  }

  it('of version 1.1 loads, and every mistake in it is said', async () => {
    const report = await load('Test_minimal_data_set')
    expect(report).to.include({ outcome: 'changed', read: 20, accepted: 20, rejected: 0, changed: 12 })
    expect(report.years).to.deep.equal(['2022-23'])
    expect(said(report.warnings)).to.have.members([
      'classes.csv:2 classType ONEROSTER_WORD Scheduled',
      'users.csv password ONEROSTER_PASSWORDS',
      'classes.csv courseSourcedId ONEROSTER_ABSENT_FILE',
      'orgs.csv:2 type ONEROSTER_ORG_TYPE department',
      'enrollments.csv:3 role ONEROSTER_ROLE_DIFFERS student',
      'enrollments.csv:6 role ONEROSTER_ROLE_DIFFERS student',
    ])
    expect(await figures()).to.deep.equal({
      'roster.schools': 1,
      'roster.classes': 2,
      'roster.students': 3,
      'roster.enrollments': 4,
      'roster.teachers': 2,
    })
  })

  it('of version 1.2 loads, and every mistake in it is said', async () => {
    const report = await load('v1p2_full_dataset')
    expect(report).to.include({ outcome: 'changed', read: 27, accepted: 27, rejected: 0, changed: 8 })
    expect(report.years).to.deep.equal(['2022-23'])
    expect(said(report.warnings)).to.have.members([
      'userprofiles.csv ONEROSTER_FILE_NAME',
      'userprofiles.csv ONEROSTER_FILE_NOT_READ',
      'userprofiles.csv:1 ONEROSTER_OTHER_CONTENT',
      'manifest.csv:21 file.scoreScales ONEROSTER_MANIFEST ',
      'manifest.csv:22 file.userProfiles ONEROSTER_MANIFEST ',
      'manifest.csv:23 file.userResources ONEROSTER_MANIFEST ',
      'academicSessions.csv status ONEROSTER_LEFT_OUT',
      'academicSessions.csv:3 parentSourcedId ONEROSTER_UNKNOWN_ID as-syr-222-2023',
      'academicSessions.csv:6 parentSourcedId ONEROSTER_UNKNOWN_ID as-syr-222-2023',
      'academicSessions.csv:5 parentSourcedId ONEROSTER_PARENT_TYPE as-trm-222-1234 (term)',
      'orgs.csv:2 parentSourcedId ONEROSTER_UNKNOWN_ID org-sch-222-3456',
      'orgs.csv:2 type ONEROSTER_ORG_TYPE department',
      'classes.csv status ONEROSTER_LEFT_OUT',
      'classes.csv:2 classType ONEROSTER_WORD Scheduled',
      'classes.csv courseSourcedId ONEROSTER_ABSENT_FILE',
      'users.csv password ONEROSTER_PASSWORDS',
      'users.csv:1 ONEROSTER_HEADER prefferedGivenName',
      'users.csv:1 ONEROSTER_HEADER prefferedMiddleName',
      'users.csv:1 ONEROSTER_HEADER prefferedFamilyName',
      'users.csv:2 dateLastModified ONEROSTER_DATE 1/05/2023',
      'users.csv:4 dateLastModified ONEROSTER_DATE 1/05/2023',
      'users.csv:5 dateLastModified ONEROSTER_DATE 1/05/2023',
      'users.csv:6 dateLastModified ONEROSTER_DATE 1/05/2023',
      'users.csv:7 dateLastModified ONEROSTER_DATE 15/06/2023',
      'roles.csv:1 ONEROSTER_HEADER dataLastModified',
      'roles.csv:1 ONEROSTER_NAMELESS_COLUMNS',
      'roles.csv:4 roleType ONEROSTER_NO_PRIMARY_ROLE secondary',
      'enrollments.csv:2 beginDate ONEROSTER_DATES_DIFFER 2022-03-15 to 2022-06-15',
      'enrollments.csv:3 beginDate ONEROSTER_DATES_DIFFER 2022-03-15 to 2022-06-15',
      'enrollments.csv:3 role ONEROSTER_ROLE_DIFFERS student',
      'enrollments.csv:4 beginDate ONEROSTER_DATES_DIFFER 2022-03-15 to 2022-06-15',
      'enrollments.csv:5 classSourcedId ONEROSTER_DELETED_ID cls-222-123478',
      'enrollments.csv:6 classSourcedId ONEROSTER_DELETED_ID cls-222-123478',
      'enrollments.csv:7 classSourcedId ONEROSTER_DELETED_ID cls-222-123478',
    ])
    expect(report.warnings.every(({ cause, remedy }) => !/[{}]/.test(cause + remedy))).to.equal(true)
    expect(await figures()).to.deep.equal({
      'roster.schools': 1,
      'roster.classes': 1,
      'roster.students': 3,
      'roster.enrollments': 2,
      'roster.teachers': 1,
    })
    expect((await door.sample.store.rows(roster.students.id)).map(({ grade }) => grade)).to.deep.equal([
      '12',
      '11',
      '12',
    ])
  })

  for (const set of ['Test_minimal_data_set', 'v1p2_full_dataset']) {
    it(`change nothing the second time: ${set}`, async () => {
      await load(set)
      expect(await load(set)).to.include({ outcome: 'unchanged', importId: null, changed: 0 })
      expect(await door.sample.store.imports()).to.have.length(1)
    })
  }
})
