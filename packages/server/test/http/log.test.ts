import { Writable } from 'node:stream'
import { streamLog } from '@planwright/server'
import { expect } from 'chai'

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

describe('a log that cannot be written', () => {
  it('stops no work where it fails at once, as a file does', () => {
    const stream = new Writable()
    stream.write = () => {
      throw full
    }
    const log = streamLog(stream, stream)
    log.info('a line')
    expect(log.unexpected(new Error('a fault'))).to.match(/^[0-9a-f]{8}$/)
  })

  it('stops no work where it fails later, as a pipe does', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(full) })
    const log = streamLog(stream, stream)
    log.info('a line')
    await new Promise(setImmediate)
    expect(stream.errored).to.equal(full)
    expect(log.unexpected(new Error('a fault'))).to.match(/^[0-9a-f]{8}$/)
  })
})
