import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { openRecords, rowsOf } from '@planwright/server'
import { expect } from 'chai'
import { repository } from '../support/repository.js'
import { newFolder } from '../support/test-server.js'

const child = fileURLToPath(new URL('./writer-child.js', import.meta.url))
const writers = ['one', 'two', 'three', 'four']
const times = 100

describe('four processes that each read and then write a hundred times', () => {
  it('all commit, lose nothing of one another, and leave one whole trail', async () => {
    const folder = await newFolder()
    try {
      await (await openRecords(join(folder.path, 'records.sqlite'))).close(true)
      const ends = await Promise.all(writers.map((name) => ended(folder.path, name)))
      expect(ends).to.deep.equal(writers.map(() => ({ code: 0, said: 'done\n' })))
      const records = await openRecords(join(folder.path, 'records.sqlite'))
      const [kept] = await rowsOf<{ value: string }>(
        records.em.fork(),
        "select value from setting where name = 'count'",
      )
      await records.close(true)
      const { fault, head } = await verifyTrail(storedRows(folder.path), () => readAnchors(folder.path))
      console.log(`      ${kept?.value} of ${writers.length * times} read-then-write transactions commit, none lost`)
      expect(Number(kept?.value)).to.equal(writers.length * times)
      expect(head.seq).to.equal(writers.length * times)
      expect(fault).to.equal(null)
    } finally {
      await folder.remove()
    }
  }).timeout(120_000)
})

describe('a transaction of the records', () => {
  it('is begun in one place only, where it begins with a write', async () => {
    const source = join(repository, 'packages/server/src')
    const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'))
    const texts = await Promise.all(
      files.map(async (name) => ({ name, content: await readFile(join(source, name), 'utf8') })),
    )
    const begin = /\.(transactional|begin)\(/
    expect(texts.filter(({ content }) => begin.test(content)).map(({ name }) => name)).to.deep.equal([
      'records/write-transaction.ts',
    ])
  })
})

async function ended(folder: string, name: string): Promise<{ readonly code: unknown; readonly said: string }> {
  const running = spawn(process.execPath, [child, folder, name, String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(running, 'exit')
  const said = await text(running.stdout)
  return { code: (await exit)[0], said }
}
