import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faultyFunctions } from '@planwright/testing'
import { expect } from 'chai'
import { gone, isAlive } from './alive.js'
import { installed } from './task.js'

const server = fileURLToPath(new URL('./server-child.js', import.meta.url))
const loops = faultyFunctions.filter(({ name }) => name === 'loops')

describe('the process of a plugin that is in a loop', () => {
  it('ends when its server is killed', async function () {
    if (process.platform !== 'linux') this.skip()
    const { plugin, remove } = await installed('meters', loops)
    const running = spawn(process.execPath, [server, plugin.name, plugin.folder, plugin.entry], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(running.stdout, 'data')
      const [child = 0] = childrenOf(running.pid ?? 0)
      expect(isAlive(child)).to.equal(true)
      running.kill('SIGKILL')
      await once(running, 'close')
      await gone(child)
      expect(isAlive(child)).to.equal(false)
    } finally {
      running.kill('SIGKILL')
      await remove()
    }
  })
})

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}
