import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ServerError, type Settings, startServer } from '@planwright/server'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { writeLibraryDistrict } from '../support/library-district.js'
import { importLoans, LibraryProcess, loans, loansOf } from '../support/library-process.js'
import type { ServerProcess } from '../support/server-process.js'
import { newFolder, quietLog, settingsFor, TestServer } from '../support/test-server.js'
import { foundBy, refusalOf, tryEverything } from './acknowledged.js'

const kilobyte = 1024
const left = [0, 24, 200, 1500, 4000].map((kilobytes) => kilobytes * kilobyte)

describe('a server whose disk is full', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let disk: string

  beforeEach(async function () {
    folder = await newFolder()
    disk = join(folder.path, 'disk')
    await mkdir(disk)
    if (mounted(disk)) return
    await folder.remove()
    console.log('      skipped: only root can mount a small disk')
    this.skip()
  })

  afterEach(async () => {
    if (!existsSync(disk)) return
    execFileSync('umount', [disk])
    await folder.remove()
  })

  it('never says that something is done that is not there after a kill, keeps the old data, and is read', async () => {
    const library = await LibraryProcess.in(folder.path, join(disk, 'data'))
    let server = await library.start('ignore')
    let old = loansOf(3000, true)
    expect(await importLoans(server, old)).to.include({ state: 'DONE' })
    let refused = 0
    const lost: string[] = []
    for (const [round, bytes] of left.entries()) {
      const fresh = loansOf(60_000 + round, round % 2 === 1)
      const file = await server.send('loans.csv', fresh.content)
      await fill(disk, bytes)
      const done = await tryEverything(server, 60 + round, file)
      if (bytes === 0) await readAndWrite(server)
      refused += Object.values(done).filter((isDone) => !isDone).length
      await server.end('SIGKILL')
      await rm(join(disk, 'ballast'))
      server = await library.start('ignore')
      const { targets, figure } = await foundBy(server)
      if (done.target && !targets.includes(60 + round)) lost.push(`the target of round ${round}`)
      expect(figure).to.deep.be.oneOf(done.import ? [fresh.figure] : [old.figure, fresh.figure])
      if (figure?.denominator === fresh.figure.denominator) old = fresh
    }
    expect(await importLoans(server, loansOf(3000, false)), 'once there is room').to.include({ state: 'DONE' })
    await server.end('SIGKILL')
    const attempts = left.length * 3
    console.log(`      ${refused} of ${attempts} writes refused for want of room, ${lost.length} acknowledged and lost`)
    expect(lost).to.deep.equal([])
    expect(refused).to.be.at.least(3)
  }).timeout(180_000)

  for (const [what, prepare] of [
    ['over an empty folder', async () => undefined],
    ['over a folder it served', async () => undefined],
    ['that must rebuild the facts', (data: string) => rm(join(data, 'facts.duckdb'))],
  ] as const)
    it(`says so in a sentence at a start ${what}`, async () => {
      const data = join(disk, 'data')
      const settings = { ...settingsFor(data), ...(await writeLibraryDistrict(folder.path)) }
      if (!what.includes('empty')) await serveOnce(data, settings)
      await prepare(data)
      await fill(disk, 0)
      const error = await startServer(settings, quietLog()).then(
        () => null,
        (thrown: ServerError) => thrown,
      )
      expect(error?.code).to.equal('START_DISK_FULL')
      expect(error?.message).to.equal(`The disk of the data folder ${data} is full, and a start needs some room on it.`)
    })
})

/** What needs no room is answered; a look at exact figures is on record or is not, so it needs some. */
async function readAndWrite(server: ServerProcess): Promise<void> {
  expect(await refusalOf(server, 99)).to.equal('DISK_FULL')
  const exact = await server.ask<object>('{ indicator(id: "library.returned") { latest { value } } }')
  expect(exact.errors?.[0]?.extensions.code).to.equal('DISK_FULL')
  const goals = await server.askWith<object>(null, '{ plan { goals { key } } }')
  expect(goals).to.deep.equal({ data: { plan: { goals: [{ key: 'returned-books' }] } } })
}

async function serveOnce(data: string, settings: Settings): Promise<void> {
  const server = await TestServer.start(data, settings)
  await importText(server, loans, loansOf(100, true).content)
  await server.stop()
}

function mounted(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Leaves so many bytes of a disk free. */
async function fill(disk: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await writeFile(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
}
