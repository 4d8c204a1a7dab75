import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
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

  it('says of what is stored for a while whether it was held before', async () => {
    const archive = await openArchive(folder.path)
    const store = () => archive.storeForNow(Readable.from([Buffer.from('same')]))
    expect(await store()).to.include({ bytes: 4, isNew: true })
    expect(await store()).to.include({ bytes: 4, isNew: false })
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

  describe('asked whether a file is what its name says', () => {
    const content = Buffer.from('student,school\n1,12\n')
    const harmed = async (harm: (path: string) => Promise<unknown>) => {
      const archive = await openArchive(folder.path)
      const { sha256 } = await archive.store(Readable.from([content]))
      await harm(archive.pathOf(sha256))
      return { archive, sha256 }
    }
    const flip = async (path: string) => {
      await rm(path)
      await writeFile(path, 'student,school\n1,13\n')
    }

    it('says whole of one that is as it came', async () => {
      const { archive, sha256 } = await harmed(async () => undefined)
      expect(await archive.check(sha256)).to.equal('whole')
    })

    it('says damaged of one that was altered', async () => {
      const { archive, sha256 } = await harmed(flip)
      expect(await archive.check(sha256)).to.equal('damaged')
    })

    it('says missing of one that is gone, and of a name that is none', async () => {
      const { archive, sha256 } = await harmed((path) => rm(path))
      expect(await archive.check(sha256)).to.equal('missing')
      expect(await archive.check('../secret')).to.equal('missing')
    })

    it('says whole again once the same content came again', async () => {
      const { archive, sha256 } = await harmed(flip)
      await archive.store(Readable.from([content]))
      expect(await archive.check(sha256)).to.equal('whole')
      expect(await readFile(archive.pathOf(sha256))).to.deep.equal(content)
    })
  })
})
