import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, openSampleStore } from '../store/sample-store.js'

const child = fileURLToPath(new URL('./import-child.js', import.meta.url))
const rows = 120_000
const kills = 5

describe('a killed import', () => {
  let folder: TemporaryFolder
  before(async () => {
    folder = await temporaryFolder()
  })
  after(() => folder.remove())

  it('leaves the old rows or the new ones, whole, and running it again completes', async () => {
    const file = join(folder.path, 'new.csv')
    const moments = seededMoments(20_260_901)
    await writeFile(file, attendanceOf('NEW'))
    const states: string[] = []
    for (let round = 0; round < kills; round += 1) {
      const place = join(folder.path, String(round))
      const before = await openSampleStore(place)
      await before.add(attendance, { 'old.csv': attendanceOf('OLD') })
      await before.store.close()
      await runAndKill(place, file, moments() * 700)
      const after = await openSampleStore(place)
      const schools = await after.store.distinct(attendance.id, ['school'])
      const imports = await after.store.imports()
      states.push(`${schools.map((row) => row.school).join()} ${imports.length}`)
      const again = await after.add(attendance, { 'new.csv': attendanceOf('NEW') }, { asks: false })
      expect(again).to.include({ read: rows, accepted: rows })
      expect(await after.store.distinct(attendance.id, ['school'])).to.deep.equal([{ school: 'NEW' }])
      expect(await after.store.imports()).to.have.length(2)
      await after.store.close()
    }
    expect(states.filter((state) => state !== 'OLD 1' && state !== 'NEW 2')).to.deep.equal([])
  }).timeout(180_000)
})

function attendanceOf(school: string): string {
  const lines = Array.from({ length: rows }, (_, index) => `P${100_000 + index},${school},2016-09-30,true`)
  return `student,school,date,present\n${lines.join('\n')}\n`
}

async function runAndKill(folder: string, file: string, milliseconds: number): Promise<void> {
  const running = spawn(process.execPath, [child, folder, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(running, 'exit')
  await once(running.stdout, 'data')
  const timer = setTimeout(() => running.kill('SIGKILL'), milliseconds)
  await exit
  clearTimeout(timer)
}

/** Numbers from 0 to 1 that are the same in every run. */
function seededMoments(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
