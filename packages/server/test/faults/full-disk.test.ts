import { execFileSync } from 'node:child_process'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { importLoans, LibraryProcess, loansOf } from '../support/library-process.js'
import { newFolder } from '../support/test-server.js'
import { foundBy, refusalOf, tryEverything } from './acknowledged.js'

const kilobyte = 1024
const left = [0, 24, 200, 1500, 4000].map((kilobytes) => kilobytes * kilobyte)

describe('a server whose disk is full', () => {
  it('never says that something is done that is not there after a kill, and keeps the old data', async function () {
    const folder = await newFolder()
    const disk = join(folder.path, 'disk')
    await mkdir(disk)
    if (!mounted(disk)) {
      await folder.remove()
      console.log('      skipped: only root can mount a small disk')
      this.skip()
    }
    try {
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
        if (bytes === 0) expect(await refusalOf(server, 99)).to.equal('DISK_FULL')
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
      console.log(
        `      ${refused} of ${attempts} writes refused for want of room, ${lost.length} acknowledged and lost`,
      )
      expect(lost).to.deep.equal([])
      expect(refused).to.be.at.least(3)
    } finally {
      execFileSync('umount', [disk])
      await folder.remove()
    }
  }).timeout(180_000)
})

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
