import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import sqlite3 from 'sqlite3'
import { root } from '../house/folders.mjs'

describe('npm start', () => {
  /** @type {string} */
  let folder
  /** @type {Awaited<ReturnType<typeof started>>} */
  let running
  /** Every process begun here: one that should have refused and serves instead must not outlive the test. */
  const begun = /** @type {import('node:child_process').ChildProcess[]} */ ([])

  /** @param {Readonly<Record<string, string>>} settings */
  function spawnStart(settings) {
    const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], { env: { ...process.env, ...settings } })
    begun.push(child)
    return child
  }

  async function endAll() {
    const alive = begun.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    await Promise.all(
      alive.map((child) => {
        child.kill('SIGTERM')
        return once(child, 'exit')
      }),
    )
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-start-'))
    running = await started(spawnStart({ PLANWRIGHT_DATA: join(folder, 'data'), PORT: '0' }))
  })

  after(async () => {
    await running?.stop()
    await endAll()
    rmSync(folder, { recursive: true })
  })

  /** @param {readonly string[]} lines @param {RegExp} auditHead */
  function expectOwnLines([head, ...lines], auditHead) {
    expect(head).to.match(auditHead)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0]
    expect(url).to.be.a('string')
    const tokens = lines.splice(2, 7).map((line) => line.trim().split(/\s+pws_/)[0])
    expect(tokens[0]).to.match(/^Development mode:/)
    expect(tokens.slice(1)).to.deep.equal([
      'analyst',
      'department-head',
      'principal',
      'teacher',
      'reviewer',
      'administrator',
    ])
    expect(lines).to.deep.equal([
      `API:        ${url}/graphql`,
      `Playground: ${url}/playground/`,
      'Planwright is ready.',
    ])
  }

  it('prints the head of the audit trail, where the API and the Playground are, a token for each role, that it is ready, and nothing else', () => {
    expectOwnLines(running.lines, /^Audit head: no entries yet$/)
  })

  it('refuses a data folder in which another server is at work, and names its process', async () => {
    const data = join(folder, 'data')
    expect(await refusal(spawnStart({ PLANWRIGHT_DATA: data, PORT: '0' }))).to.equal(
      `The data folder ${data} is in use by another server (process ${running.pid}). ` +
        'Stop the other server, or name another folder with PLANWRIGHT_DATA.\n',
    )
  })

  it('refuses a port that is taken, and says how to name another', async () => {
    const port = /:(\d+)\/graphql$/m.exec(running.lines.join('\n'))?.[1] ?? ''
    expect(port).to.match(/^\d+$/)
    expect(await refusal(spawnStart({ PLANWRIGHT_DATA: join(folder, 'other'), PORT: port }))).to.equal(
      `Port ${port} of this machine is already in use. ` +
        'Stop the other program, or start with another port: PORT=4001 npm start.\n',
    )
  })

  it('refuses a data folder that cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    const said = await refusal(spawnStart({ PLANWRIGHT_DATA: join(folder, 'a-file/data'), PORT: '0' }))
    expect(said).to.match(/^The data folder \S+ cannot be written \(.+\)\. Give it to the user .+PLANWRIGHT_DATA\.\n$/)
  })

  it('refuses facts without the records they belong to', async () => {
    writeFileSync(join(folder, 'facts.duckdb'), 'This is a letter, not a database.')
    const said = await refusal(spawnStart({ PLANWRIGHT_DATA: folder, PORT: '0' }))
    expect(said).to.match(/^The folder \S+ holds facts, but no records: .+PLANWRIGHT_DATA\.\n$/)
  })

  it('ends with 0 when it is asked to, and starts again with the lines of a first start', async () => {
    expect(await running.stop()).to.equal(0)
    running = await started(spawnStart({ PLANWRIGHT_DATA: join(folder, 'data'), PORT: '0' }))
    expectOwnLines(running.lines, /^Audit head: \d+:[0-9a-f]{64}$/)
  })

  it('refuses a database that a newer version wrote', async () => {
    await running.stop()
    const file = join(folder, 'data/records.sqlite')
    await execute(file, "insert into mikro_orm_migrations (name) values ('Migration29990101000000_later')")
    expect(await refusal(spawnStart({ PLANWRIGHT_DATA: join(folder, 'data'), PORT: '0' }))).to.equal(
      `The database ${file} was written by a newer version of Planwright (it knows Migration29990101000000_later). ` +
        'Start that version or a later one, or name another data folder with PLANWRIGHT_DATA.\n',
    )
  })
})

/**
 * Waits until a server that was begun is ready. `lines` is everything it printed by then, also as errors.
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 */
async function started(child) {
  const ended = once(child, 'exit')
  /** @type {string[]} */
  const lines = []
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line === 'Planwright is ready.') break
  }
  const stop = async () => {
    child.kill('SIGTERM')
    return /** @type {number | null} */ ((await ended)[0])
  }
  return { lines, stop, pid: child.pid }
}

/**
 * What a start that must not work says, all of it as an error.
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 */
async function refusal(child) {
  const [said, printed] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'exit')])
  expect(printed).to.equal('')
  expect(child.exitCode).to.equal(1)
  return said
}

/** @param {string} file @param {string} sql */
async function execute(file, sql) {
  const database = new sqlite3.Database(file)
  await new Promise((resolve, reject) => database.run(sql, (error) => (error ? reject(error) : resolve(undefined))))
  await new Promise((resolve) => database.close(resolve))
}
