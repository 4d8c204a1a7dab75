import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type EffectiveImport, FactsError, type ImportReport, rebuildFacts } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { importDoor } from '../import/import-door.js'
import { importRoster } from '../import/oneroster/export-folder.js'
import { smallExport } from '../import/oneroster/small-export.js'
import { absence, assessment, attendance, graduation, openSampleStore, type SampleStore } from './sample-store.js'

const header = 'student,school,date,present'
const day = (student: string, date: string, present = 'true') => `${student},12,${date},${present}`
const home = { code: '0640011', names: ['Hartford School District'], stateNames: ['State of Connecticut'] }

describe('taking an import back', () => {
  let folder: TemporaryFolder
  let sample: SampleStore

  beforeEach(async () => {
    folder = await temporaryFolder()
    sample = await openSampleStore(folder.path)
  })

  afterEach(async () => {
    await sample.store.close()
    await folder.remove()
  })

  const attend = async (...rows: readonly string[]) =>
    idOf(await sample.add(attendance, { 'a.csv': `${[header, ...rows].join('\n')}\n` }))
  const rows = async () =>
    (await sample.store.rows(attendance.id)).map(({ student, date, present }) => `${student} ${date} ${present}`)
  const versions = async (dataset: string = attendance.id) =>
    (await sample.store.versions())
      .filter((one) => one.dataset === dataset)
      .map(({ schoolYear, importId, isUndo }) => ({ schoolYear, importId, isUndo }))
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error instanceof FactsError ? error : null),
    )

  it('brings the earlier rows back, and leaves the years of later imports as they are', async () => {
    const first = await attend(day('1', '2016-09-01'))
    const wrong = await attend(day('1', '2016-09-01', 'false'), day('1', '2018-09-01'))
    const later = await attend(day('2', '2017-09-01'))
    const report = await sample.store.undo({ undoes: wrong, importId: 'undo' })
    expect(await rows()).to.deep.equal(['1 2016-09-01 true', '2 2017-09-01 true'])
    expect(report).to.include({ outcome: 'changed', changed: 2, importId: 'undo' })
    expect(report.effects.map(({ dataset: _, gaining: _g, losing: _l, ...effect }) => effect)).to.deep.equal([
      { schoolYear: '2016-17', before: 1, after: 1, added: 0, altered: 1, removed: 0 },
      { schoolYear: '2018-19', before: 1, after: 0, added: 0, altered: 0, removed: 1 },
    ])
    expect(await versions()).to.deep.equal([
      { schoolYear: '2016-17', importId: first, isUndo: false },
      { schoolYear: '2016-17', importId: 'undo', isUndo: true },
      { schoolYear: '2017-18', importId: later, isUndo: false },
      { schoolYear: '2018-19', importId: 'undo', isUndo: true },
    ])
  })

  it('lets an import that changed nothing stand for the same rows', async () => {
    const first = await attend(day('1', '2016-09-01'))
    await sample.add(attendance, { 'again.csv': `${header}\n${day('1', '2016-09-01')}\n` }, { importId: 'again' })
    const report = await sample.store.undo({ undoes: first, importId: 'undo' })
    expect(report).to.include({ outcome: 'unchanged', changed: 0 })
    expect(await rows()).to.deep.equal(['1 2016-09-01 true'])
    expect((await versions()).map(({ importId }) => importId)).to.deep.equal(['again', 'undo'])
  })

  it('can itself be taken back, and then the import is where it was', async () => {
    const first = await attend(day('1', '2016-09-01'))
    await attend(day('2', '2017-09-01'))
    await sample.store.undo({ undoes: first, importId: 'undo' })
    expect(await rows()).to.deep.equal(['2 2017-09-01 true'])
    await sample.store.undo({ undoes: 'undo', importId: 'redo' })
    expect(await rows()).to.deep.equal(['1 2016-09-01 true', '2 2017-09-01 true'])
    await sample.store.undo({ undoes: first, importId: 'again' })
    expect(await rows()).to.deep.equal(['2 2017-09-01 true'])
  })

  it('says what it would do without doing it', async () => {
    const first = await attend(day('1', '2016-09-01'))
    const report = await sample.store.undo({ undoes: first, dryRun: true })
    expect(report).to.include({ outcome: 'dry-run', importId: null, changed: 1 })
    expect(report.effects).to.have.length(1)
    expect(await rows()).to.have.length(1)
    expect(await sample.store.log()).to.have.length(1)
  })

  it('is refused for an id that nobody knows, and for what was taken back before', async () => {
    const first = await attend(day('1', '2016-09-01'))
    expect((await errorOf(sample.store.undo({ undoes: 'nobody' })))?.code).to.equal('UNDO_UNKNOWN')
    await sample.store.undo({ undoes: first })
    expect((await errorOf(sample.store.undo({ undoes: first })))?.code).to.equal('UNDO_TWICE')
  })

  it('changes nothing and names the files where the archive lacks some that are needed', async () => {
    const first = await attend(day('1', '2016-09-01'))
    const wrong = await attend(day('1', '2016-09-01', 'false'))
    const [entry] = await sample.store.log()
    await sample.archive.remove(entry?.files[0]?.sha256 ?? '')
    const error = await errorOf(sample.store.undo({ undoes: wrong }))
    expect(error?.code).to.equal('UNDO_FILES_LOST')
    expect(error?.message).to.contain(`a.csv (${entry?.files[0]?.sha256}) of import/${first}`)
    expect(await rows()).to.deep.equal(['1 2016-09-01 false'])
  })

  it('is refused where a later import names a district that only this one knows', async () => {
    const directory = await sample.store.importFiles({
      dataset: roster.districts.id,
      files: [await archived('code,name\n0560011,Granby School District\n')],
      importId: 'directory',
    })
    const named =
      'Chronic Absenteeism, 2016-17\n"All Districts, All Students"\n\nDistrict,% Chronically Absent\nGranby School District,5.5\n'
    await sample.add(absence, { 'granby.csv': named }, { importId: 'granby' })
    expect(directory.outcome).to.equal('changed')
    const error = await errorOf(sample.store.undo({ undoes: 'directory' }))
    expect(error?.code).to.equal('UNDO_REFUSED_OTHER')
    expect(error?.message).to.contain('import/granby into test.absence (granby.csv)')
    expect(await sample.store.rows(absence.id)).to.have.length(1)
    expect(existsSync(join(folder.path, 'facts-undoing'))).to.equal(false)
  })

  it('takes from a later OneRoster export what it only kept because the roster knew it', async () => {
    const known = 'student,schoolYear,school,meal\na,2018-19,s1,free\n'
    const file = await archived(known)
    await sample.store.importFiles({ dataset: roster.students.id, files: [file], importId: 'meals' })
    const later = idOf(await importRoster(sample, smallExport))
    const mealOf = async () =>
      (await sample.store.rows(roster.students.id)).find(({ student }) => student === 'a')?.meal ?? null
    expect(await mealOf()).to.equal('free')
    await sample.store.undo({ undoes: 'meals', importId: 'undo' })
    expect(await mealOf()).to.equal(null)
    expect((await versions(roster.students.id)).map(({ importId }) => importId)).to.deep.equal([later, 'undo'])
  })

  it('ends before anything is changed where somebody stops it', async () => {
    const first = await attend(day('1', '2016-09-01'))
    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    await attend(day('2', '2017-09-01'))
    const thrown = await sample.store
      .within(stop.signal)
      .undo({ undoes: first, signal: stop.signal, onProgress })
      .catch((error: Error) => error.message)
    expect(thrown).to.equal('stopped')
    expect(await rows()).to.have.length(2)
    expect(await sample.store.log()).to.have.length(2)
  })

  it('is rebuilt from the archive with everything that was done before and after it', async () => {
    const first = await attend(day('1', '2016-09-01'))
    const wrong = await attend(day('1', '2016-09-01', 'false'))
    await sample.store.empty({ dataset: attendance.id, schoolYear: '2016-17', importId: 'emptied' })
    await sample.store.undo({ undoes: wrong, importId: 'undo' })
    await sample.store.undo({ undoes: 'emptied', importId: 'redo' })
    await attend(day('1', '2016-09-01', 'false'), day('2', '2016-09-02'))
    const before = [await rows(), await versions(), await sample.store.log()]
    const imports: readonly EffectiveImport[] = await sample.store.log()
    await sample.store.close()
    const surroundings = { folder: folder.path, archive: sample.archive, home, imports, setAsideAs: null }
    const datasets = [attendance, graduation, absence, assessment]
    expect(await rebuildFacts({ ...surroundings, datasets, onProgress: () => undefined })).to.deep.equal([])
    sample = await openSampleStore(folder.path)
    expect([await rows(), await versions(), await sample.store.log()]).to.deep.equal(before)
    expect(imports.map(({ id }) => id).slice(0, 1)).to.deep.equal([first])
  })

  async function archived(content: string) {
    const { sha256 } = await sample.archive.store(Readable.from([Buffer.from(content)]))
    return { sha256, name: 'file.csv' }
  }
})

describe('emptying a dataset', () => {
  const door = importDoor()

  beforeEach(async () => {
    await door.sample.add(attendance, {
      'a.csv': `${header}\n${day('1', '2016-09-01')}\n${day('1', '2017-09-01')}\n${day('2', '2017-09-01')}\n`,
    })
  })

  it('takes out the rows of a school year, and says how many', async () => {
    const report = await door.sample.store.empty({ dataset: attendance.id, schoolYear: '2017-18', importId: 'emptied' })
    expect(report).to.include({ outcome: 'changed', changed: 2 })
    expect(report.years).to.deep.equal(['2017-18'])
    expect(await door.sample.store.rows(attendance.id)).to.have.length(1)
    const [, emptied] = await door.sample.store.versions()
    expect(emptied).to.include({ schoolYear: '2017-18', importId: 'emptied' })
  })

  it('takes out everything where no year is named, and is taken back like an import', async () => {
    await door.sample.store.empty({ dataset: attendance.id, importId: 'emptied' })
    expect(await door.sample.store.rows(attendance.id)).to.deep.equal([])
    await door.sample.store.undo({ undoes: 'emptied' })
    expect(await door.sample.store.rows(attendance.id)).to.have.length(3)
  })

  it('counts the rows in a dry run, and leaves them', async () => {
    const report = await door.sample.store.empty({ dataset: attendance.id, dryRun: true })
    expect(report).to.include({ outcome: 'dry-run', changed: 3 })
    expect(await door.sample.store.rows(attendance.id)).to.have.length(3)
  })
})

function idOf({ importId }: ImportReport): string {
  if (importId === null) throw new Error('The import changed nothing.')
  return importId
}
