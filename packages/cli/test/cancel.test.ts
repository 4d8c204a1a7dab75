import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { startFakeServer } from './fake-server.js'
import { step } from './scenario.js'

const command = fileURLToPath(new URL('../../bin/planwright.mjs', import.meta.url))

/** Resolves once the command has said so. */
function says({ stderr }: ChildProcess, wanted: string): Promise<void> {
  let said = ''
  return new Promise((resolve) => {
    stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (said.includes(wanted)) resolve()
    })
  })
}

describe('planwright import, and Ctrl-C', () => {
  it('cancels the import on the server, and says what became of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planwright-cli-'))
    const file = join(folder, 'rates.csv')
    await writeFile(file, 'school,rate\n01,70.7\n')
    const steps = [step({ state: 'RUNNING', phase: 'reading' })]
    const server = await startFakeServer({ steps, untilCancelled: true })
    const child = spawn(process.execPath, [
      command,
      'import',
      'demo.rates',
      file,
      '--url',
      server.url,
      '--data',
      folder,
    ])
    const out = text(child.stdout)
    await says(child, 'reading')
    child.kill('SIGINT')
    const [status] = await once(child, 'close')
    await server.stop()
    await rm(folder, { recursive: true })
    expect(await out).to.contain('The import was cancelled; nothing was changed.')
    expect(status).to.equal(1)
  })
})
