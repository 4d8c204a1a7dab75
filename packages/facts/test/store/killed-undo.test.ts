import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, openSampleStore } from './sample-store.js'

const child = fileURLToPath(new URL('./undo-child.js', import.meta.url))
const rows = 10_000

describe('a killed undo', () => {
  let folder: TemporaryFolder

  beforeEach(async () => {
    folder = await temporaryFolder()
  })

  afterEach(() => folder.remove())

  it('leaves the facts as they were or as they will be, and running it again completes', async () => {
    const states: string[] = []
    // A whole undo first, to know how long one takes here.
    const whole = await killedAfter(join(folder.path, 'whole'), null)
    for (const part of [0.1, 0.4, 0.7, 0.9, 0.99]) {
      const place = join(folder.path, String(part))
      await killedAfter(place, whole * part)
      const after = await openSampleStore(place)
      const schools = await after.store.distinct(attendance.id, ['school'])
      const log = await after.store.log()
      states.push(`${schools.map(({ school }) => school).join()} ${log.length}`)
      if (log.length === 2) await after.store.undo({ undoes: 'wrong' })
      expect(await after.store.distinct(attendance.id, ['school'])).to.deep.equal([{ school: 'RIGHT' }])
      await after.store.close()
      expect(await readdir(place)).to.not.include('facts-undoing')
    }
    console.log(`      after 5 kills: ${states.join(', ')}`)
    expect(states.filter((state) => state !== 'WRONG 2' && state !== 'RIGHT 3')).to.deep.equal([])
    expect(states).to.include('WRONG 2')
  }).timeout(180_000)
})

/** Imports right rows and wrong ones, begins to take the wrong ones back, and kills that. Answers how long it ran. */
async function killedAfter(folder: string, milliseconds: number | null): Promise<number> {
  const sample = await openSampleStore(folder)
  await sample.add(attendance, { 'right.csv': attendanceOf('RIGHT') }, { importId: 'right' })
  await sample.add(attendance, { 'wrong.csv': attendanceOf('WRONG') }, { importId: 'wrong', asks: false })
  await sample.store.close()
  const running = spawn(process.execPath, [child, folder, 'wrong'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(running, 'exit')
  await once(running.stdout, 'data')
  const since = performance.now()
  const timer = milliseconds === null ? null : setTimeout(() => running.kill('SIGKILL'), milliseconds)
  await exit
  if (timer !== null) clearTimeout(timer)
  return performance.now() - since
}

function attendanceOf(school: string): string {
  const lines = Array.from({ length: rows }, (_, index) => `P${100_000 + index},${school},2016-09-30,true`)
  return `student,school,date,present\n${lines.join('\n')}\n`
}
