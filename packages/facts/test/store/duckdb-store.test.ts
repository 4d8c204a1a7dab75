import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { DuckDBInstance } from '@duckdb/node-api'
import {
  createTable,
  FactsError,
  loadFormulaParser,
  openArchive,
  openDuckdbStore,
  physicalColumns,
} from '@planwright/facts'
import { type Dataset, defineDataset, integer, ratio, roster, schoolYear, text } from '@planwright/sdk'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, graduation, openSampleStore } from './sample-store.js'

const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }

describe('the DuckDB store', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  afterEach(() => folder.remove())

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: unknown) => error,
    )

  it('lays a published column out as a value and a reason', () => {
    expect(physicalColumns(graduation).slice(2, 6)).to.deep.equal([
      { name: 'group', type: 'VARCHAR', of: 'group', role: 'value' },
      { name: 'cohort', type: 'BIGINT', of: 'cohort', role: 'value' },
      { name: 'cohort__reason', type: 'VARCHAR', of: 'cohort', role: 'reason' },
      { name: 'graduates', type: 'BIGINT', of: 'graduates', role: 'value' },
    ])
    expect(createTable(attendance)).to.equal(
      'CREATE TABLE IF NOT EXISTS "test.attendance" ("student" VARCHAR, "school" VARCHAR, "date" DATE, "present" BOOLEAN, "_schoolYear" VARCHAR, "_import" INTEGER)',
    )
  })

  it('keeps its facts and its log from one opening to the next', async () => {
    const first = await openSampleStore(folder.path)
    const report = await first.add(attendance, {
      'a.csv': 'student,school,date,present\n1,S,2016-07-01,t\n2,S,2016-06-30,f\n',
    })
    await first.store.close()
    const second = await openSampleStore(folder.path)
    expect(await second.store.distinct(attendance.id, ['school'])).to.deep.equal([{ school: 'S' }])
    expect((await second.store.versions()).map((version) => version.schoolYear)).to.deep.equal(['2015-16', '2016-17'])
    const [record] = await second.store.imports()
    expect(record).to.include({ id: report.importId, read: 2, accepted: 2, rejected: 0, changed: 2 })
    expect(record?.files[0]?.name).to.equal('a.csv')
    await second.store.close()
    expect((await readdir(folder.path)).filter((name) => name.startsWith('facts'))).to.deep.equal(['facts.duckdb'])
  })

  it('measures what was imported', async () => {
    await loadFormulaParser()
    const { store, add } = await openSampleStore(folder.path)
    await add(attendance, {
      'a.csv': 'student,school,date,present\n1,S,2016-09-01,t\n2,S,2016-09-01,f\n3,S,2016-09-01,t\n',
    })
    const measure = ratio({ of: attendance, numerator: 'count(*) filter (where present)', denominator: 'count(*)' })
    const request = {
      dataset: attendance,
      measures: [{ id: 'present', measure }],
      levels: ['district'],
      groups: [],
    } as const
    const cells = await store.measure(request)
    expect(cells.map((cell) => [cell.orgUnit, cell.period, cell.numerator, cell.denominator])).to.deep.equal([
      ['district', '2016-17', '2', '3'],
    ])
    await store.close()
  })

  it('leaves a file of a newer version alone, in one clear sentence', async () => {
    await mkdir(folder.path, { recursive: true })
    const instance = await DuckDBInstance.create(join(folder.path, 'facts.duckdb'))
    const connection = await instance.connect()
    await connection.run('CREATE SCHEMA planwright; CREATE TABLE planwright.layout AS SELECT 99 AS version')
    connection.closeSync()
    instance.closeSync()
    const failure = await failureOf(openSampleStore(folder.path))
    expect(failure).to.be.instanceOf(FactsError)
    expect((failure as FactsError).code).to.equal('STORE_NEWER')
    expect((failure as FactsError).message).to.equal(
      'The fact store was written by a newer version of Planwright (layout 99, known here: 4).',
    )
  })

  it('names the nearest dataset of a misspelt one', async () => {
    const { store } = await openSampleStore(folder.path)
    const failure = await failureOf(store.importFiles({ dataset: 'test.atendance', files: [] }))
    expect(failure).to.include({ code: 'STORE_UNKNOWN_DATASET' })
    expect((failure as FactsError).message).to.contain('Did you mean test.attendance?')
    await store.close()
  })

  it('takes a new column of a dataset in, and refuses one whose type changed', async () => {
    const archive = await openArchive(join(folder.path, 'archive'))
    const base = { id: 'test.budget', about: 'money', key: ['line', 'schoolYear'], replaces: 'key' } as const
    const columns = { line: text(), schoolYear: schoolYear() }
    const first = defineDataset({ ...base, columns })
    const wider = defineDataset({ ...base, columns: { ...columns, amount: integer() } })
    const changed = defineDataset({ ...base, columns: { ...columns, amount: text() } })
    const open = (dataset: typeof first) => openDuckdbStore({ folder: folder.path, datasets: [dataset], archive, home })
    await (await open(first)).close()
    await (await open(wider)).close()
    expect(await failureOf(open(changed))).to.include({ code: 'STORE_DATASET_CHANGED' })
  })

  it('takes in a new column of a roster that holds rows, and the rows that come after', async () => {
    const { language: _, ...columns } = roster.students.columns
    const before: Dataset = { ...roster.students, columns }
    const instance = await DuckDBInstance.create(join(folder.path, 'facts.duckdb'))
    const connection = await instance.connect()
    await connection.run(createTable(before))
    await connection.run(
      `INSERT INTO "roster.students" VALUES ('1', '2015-16', '07', '3', NULL, NULL, NULL, NULL, NULL, '2015-16', 0)`,
    )
    connection.closeSync()
    instance.closeSync()
    const { store, add } = await openSampleStore(folder.path)
    await add(roster.students, {
      'a.csv': 'student,schoolYear,school,language\n1,2016-17,07,Spanish\n2,2016-17,07,other\n',
      'b.csv': 'student,schoolYear,school\n3,2016-17,07\n',
    })
    expect(await store.distinct(roster.students.id, ['student', 'schoolYear', 'grade', 'language'])).to.deep.equal([
      { student: '1', schoolYear: '2015-16', grade: '3', language: null },
      { student: '1', schoolYear: '2016-17', grade: null, language: 'spanish' },
      { student: '2', schoolYear: '2016-17', grade: null, language: 'other' },
      { student: '3', schoolYear: '2016-17', grade: null, language: null },
    ])
    await store.close()
  })

  it('takes over a file whose rows carry the id of their import, and replaces them as ever', async () => {
    const first = await openSampleStore(folder.path)
    const csv = (school: string) => `student,school,date,present\n1,${school},2016-07-01,t\n`
    await first.add(attendance, { 'a.csv': csv('A') })
    await first.add(attendance, { 'b.csv': csv('B').replaceAll('2016', '2017') })
    await first.store.close()
    const instance = await DuckDBInstance.create(join(folder.path, 'facts.duckdb'))
    const connection = await instance.connect()
    await connection.run(
      `CREATE OR REPLACE TABLE "test.attendance" AS SELECT facts.* REPLACE (import.id AS _import)
       FROM "test.attendance" AS facts JOIN planwright.imports AS import ON import.number = facts._import;
       UPDATE planwright.layout SET version = 1`,
    )
    connection.closeSync()
    instance.closeSync()
    const second = await openSampleStore(folder.path)
    expect(await second.add(attendance, { 'a.csv': csv('A') })).to.include({ outcome: 'unchanged' })
    expect(await second.add(attendance, { 'c.csv': csv('C') }, { asks: false })).to.include({
      outcome: 'changed',
      changed: 1,
    })
    expect(await second.store.distinct(attendance.id, ['school', 'date'])).to.deep.equal([
      { school: 'B', date: '2017-07-01' },
      { school: 'C', date: '2016-07-01' },
    ])
    await second.store.close()
  })

  it('also lives in memory alone', async () => {
    const archive = await openArchive(folder.path)
    const store = await openDuckdbStore({ folder: ':memory:', datasets: [attendance], archive, home })
    const { sha256 } = await archive.store(
      Readable.from([Buffer.from('student,school,date,present\n1,S,2016-09-01,t\n')]),
    )
    const report = await store.importFiles({ dataset: attendance.id, files: [{ sha256, name: 'a.csv' }] })
    expect(report.outcome).to.equal('changed')
    await store.close()
  })
})
