import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openArchive } from '@planwright/facts'
import { type TemporaryFolder, temporaryFolder } from '@planwright/testing'
import { expect } from 'chai'

describe('the archive', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('keeps the exact bytes under the name of their content', async () => {
    const archive = await openArchive(folder.path)
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0, 13, 10, 255])
    const stored = await archive.store(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(stored).to.deep.equal({ sha256, bytes: 7 })
    expect(archive.pathOf(sha256)).to.equal(join(folder.path, sha256.slice(0, 2), sha256))
    expect(await readFile(archive.pathOf(sha256))).to.deep.equal(bytes)
  })

  it('keeps the same content once, also when it comes twice at once', async () => {
    const archive = await openArchive(folder.path)
    const store = () => archive.store(Readable.from([Buffer.from('same')]))
    const [one, other] = await Promise.all([store(), store()])
    expect(one).to.deep.equal(other)
    expect(await readdir(join(folder.path, one.sha256.slice(0, 2)))).to.deep.equal([one.sha256])
    expect(await readdir(join(folder.path, 'unfinished'))).to.deep.equal([])
  })

  it('keeps nothing of a stream that breaks off', async () => {
    const archive = await openArchive(folder.path)
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('the line went dead')
      })(),
    )
    const failure = await archive.store(broken).then(
      () => null,
      (error: Error) => error.message,
    )
    expect(failure).to.equal('the line went dead')
    expect(await readdir(folder.path)).to.deep.equal(['unfinished'])
    expect(await readdir(join(folder.path, 'unfinished'))).to.deep.equal([])
  })

  it('clears away what a killed upload left, when it is opened', async () => {
    await openArchive(folder.path)
    await writeFile(join(folder.path, 'unfinished', 'left'), 'half')
    await openArchive(folder.path)
    expect(await readdir(join(folder.path, 'unfinished'))).to.deep.equal([])
  })
})
