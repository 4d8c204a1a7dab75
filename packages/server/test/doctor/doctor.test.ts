import { createHash } from 'node:crypto'
import { appendFile, chmod, cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headFileOf } from '@planwright/audit'
import { type Checked, examine, openRecords } from '@planwright/server'
import { expect } from 'chai'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import { planwright } from '../support/planwright-command.js'
import { newFolder, TestServer } from '../support/test-server.js'

type Harm = (data: string) => Promise<unknown>

/** What the records say of an import, besides its id. */
const columns =
  'dataset, state, phase, dryRun, files, done, total, read, accepted, rejected, changed, rejects, warnings, problems, startedAt, finishedAt'

const work = { signal: new AbortController().signal, onProgress: () => undefined }

async function flip(file: string, share = 0.5): Promise<void> {
  const content = await readFile(file)
  const place = Math.floor(content.length * share)
  content[place] = (content[place] ?? 0) ^ 0x55
  await chmod(file, 0o600)
  await writeFile(file, content)
}

async function archived(data: string): Promise<readonly string[]> {
  const entries = await readdir(join(data, 'archive'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** A file of the archive that an import was made from: not the one with `unused` in it. */
async function usedFile(data: string): Promise<string> {
  for (const file of await archived(data)) if (!(await readFile(file, 'utf8')).includes('unused')) return file
  throw new Error('There is no file that an import was made from.')
}

async function unusedFile(data: string): Promise<string> {
  for (const file of await archived(data)) if ((await readFile(file, 'utf8')).includes('unused')) return file
  throw new Error('There is no file that nothing was made from.')
}

/** Writes to the records behind the server's back. */
function statements(...list: readonly string[]): Harm {
  return async (data) => {
    const records = await openRecords(join(data, 'records.sqlite'))
    for (const sql of list) await records.em.getConnection().execute(sql)
    await records.close(true)
  }
}

const damages: readonly (readonly [what: string, part: string, codes: readonly string[], harm: Harm])[] = [
  // Whatever the byte belongs to: a row, or the structure of a page.
  [
    'records with a changed byte',
    'records',
    ['RECORDS_CHANGED', 'RECORDS_DAMAGED', 'RECORDS_UNREADABLE'],
    (data) => flip(join(data, 'records.sqlite'), 0.9),
  ],
  [
    'records cut off',
    'records',
    ['RECORDS_DAMAGED', 'RECORDS_UNREADABLE'],
    async (data) => {
      const file = join(data, 'records.sqlite')
      await truncate(file, Math.floor((await stat(file)).size / 8192) * 4096)
    },
  ],
  ['records without a byte', 'records', ['RECORDS_MISSING'], (data) => truncate(join(data, 'records.sqlite'))],
  ['no records', 'records', ['RECORDS_MISSING'], (data) => rm(join(data, 'records.sqlite'))],
  [
    'records that are something else',
    'records',
    ['RECORDS_UNREADABLE'],
    (data) => writeFile(join(data, 'records.sqlite'), 'no database at all'),
  ],
  [
    'a row whose parent is gone',
    'records',
    ['RECORDS_DAMAGED'],
    statements('pragma foreign_keys = off', 'delete from priority'),
  ],
  [
    'records of a newer version',
    'records',
    ['RECORDS_NEWER'],
    statements("insert into mikro_orm_migrations (name) values ('Migration29990101000000_later')"),
  ],
  [
    'an audit entry that was edited',
    'audit',
    ['AUDIT_BROKEN'],
    statements('drop trigger audit_entry_no_update', "update audit_entry set subject = 'nobody' where seq = 3"),
  ],
  ['no table of the audit trail', 'audit', ['AUDIT_BROKEN'], statements('drop table audit_entry')],
  [
    'an archive that is something else',
    'archive',
    ['CHECK_FAILED'],
    async (data) => {
      await rm(join(data, 'archive'), { recursive: true })
      await writeFile(join(data, 'archive'), 'no folder')
    },
  ],
  [
    'an audit trail whose end is gone',
    'audit',
    ['AUDIT_BROKEN'],
    statements('drop trigger audit_entry_no_delete', 'delete from audit_entry where seq > 3'),
  ],
  ['an audit head with a line put in', 'audit', ['AUDIT_BROKEN'], (data) => appendFile(headFileOf(data), 'x\n')],
  ['no audit head', 'audit', ['AUDIT_BROKEN'], (data) => rm(headFileOf(data))],
  ['no facts', 'facts', ['FACTS_MISSING'], (data) => rm(join(data, 'facts.duckdb'))],
  [
    'facts with changed bytes',
    'facts',
    ['FACTS_DAMAGED'],
    async (data) => {
      for (const share of [0.3, 0.5, 0.7]) await flip(join(data, 'facts.duckdb'), share)
    },
  ],
  ['facts cut off', 'facts', ['FACTS_DAMAGED'], (data) => truncate(join(data, 'facts.duckdb'), 5000)],
  ['facts without a byte', 'facts', ['FACTS_DAMAGED', 'FACTS_OLDER'], (data) => truncate(join(data, 'facts.duckdb'))],
  [
    'facts that lack an import',
    'facts',
    ['FACTS_OLDER'],
    statements(
      "insert into setting (name, value) values ('recording', '1')",
      `insert into import (id, ${columns}) select 'import/more', ${columns} from import limit 1`,
      "delete from setting where name = 'recording'",
    ),
  ],
  [
    'an archived file with a changed byte',
    'archive',
    ['ARCHIVE_FILE_DAMAGED'],
    async (data) => flip(await usedFile(data)),
  ],
  ['an archived file that is gone', 'archive', ['ARCHIVE_FILE_MISSING'], async (data) => rm(await usedFile(data))],
  [
    'a changed file that no import used',
    'archive',
    ['ARCHIVE_FILE_SPOILT'],
    async (data) => flip(await unusedFile(data)),
  ],
  ['no archive', 'archive', ['ARCHIVE_FILE_MISSING'], (data) => rm(join(data, 'archive'), { recursive: true })],
]

describe('planwright doctor', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let whole: string
  let settings: Awaited<ReturnType<typeof writeLibraryDistrict>>

  before(async () => {
    folder = await newFolder()
    whole = join(folder.path, 'whole')
    settings = await writeLibraryDistrict(folder.path)
    const server = await TestServer.start(whole, settings)
    await fillLibrary(server)
    await server.send('unused.csv', 'unused\n')
    await server.stop()
  })

  after(() => folder.remove())

  const copyOf = async (name: string) => {
    const data = join(folder.path, name.replaceAll(' ', '-'))
    await cp(whole, data, { recursive: true })
    return data
  }
  const problemsIn = (found: readonly Checked[]) => found.filter(({ state }) => state === 'problem')

  for (const [what, part, codes, harm] of damages)
    it(`finds ${what}, and says where and what to do`, async () => {
      const data = await copyOf(what)
      await harm(data)
      const problems = problemsIn(await examine(data, work))
      expect(problems.map((one) => `${one.part} ${one.code}`)).to.satisfy(
        (found: readonly string[]) => codes.some((code) => found.includes(`${part} ${code}`)),
        JSON.stringify(problems),
      )
      for (const { place, remedy, message } of problems) expect([place, remedy, message]).to.not.include(null)
    })

  it('finds nothing in a folder that is as it should be, names a file that nothing was made from, and changes nothing', async () => {
    const data = await copyOf('sound')
    const before = await digestsIn(data)
    const { status, said } = await planwright('doctor', '--data', data)
    expect(status, said).to.equal(0)
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ +/).slice(0, 2).join(' ')),
    ).to.deep.equal(['server', 'records', 'audit', 'facts', 'archive', 'disk'].map((part) => `ok ${part}`))
    const unused = createHash('sha256').update('unused\n').digest('hex')
    expect(said).to.contain(`No import names 1 of them (${unused})`)
    expect(await digestsIn(data)).to.deep.equal(before)
  }).timeout(30_000)

  it('ends with 1 where something is wrong, and tells a program all of it as JSON', async () => {
    const data = await copyOf('two problems')
    await rm(join(data, 'facts.duckdb'))
    await rm(headFileOf(data))
    const { status, said } = await planwright('doctor', '--data', data, '--json')
    expect(status).to.equal(1)
    const found: readonly Checked[] = JSON.parse(said)
    expect(problemsIn(found).map(({ code }) => code)).to.deep.equal(['AUDIT_BROKEN', 'FACTS_MISSING'])
  }).timeout(30_000)

  it('says of a folder whose server runs what it could not look at, and checks the rest', async () => {
    const data = await copyOf('in use')
    const server = await TestServer.start(data, settings)
    try {
      await flip(await usedFile(data))
      const { status, said } = await planwright('doctor', '--data', data)
      expect(said).to.contain(`A server runs on this folder (process ${process.pid}).`)
      expect(said).to.match(/^skipped {2}facts {4}The server has them open/m)
      expect(said).to.match(/^problem {2}archive {2}ARCHIVE_FILE_DAMAGED: /m)
      expect(status).to.equal(1)
    } finally {
      await server.stop()
    }
  }).timeout(30_000)
})

/** What SQLite needs beside its file while somebody reads is not part of the data. */
async function digestsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/-(shm|wal)$/.test(entry.name))
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const digest = createHash('sha256').update(await readFile(join(parentPath, name)))
      return `${name} ${digest.digest('hex')}`
    }),
  )
}
