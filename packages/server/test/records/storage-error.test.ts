import { storageError } from '@planwright/server'
import { expect } from 'chai'

const said: readonly (readonly [string, string | null])[] = [
  ['ENOSPC: no space left on device, write', 'DISK_FULL'],
  ['COMMIT; - SQLITE_FULL: database or disk is full', 'DISK_FULL'],
  ['TransactionContext Error: Could not write file "facts.duckdb.wal": No space left on device', 'DISK_FULL'],
  ['EIO: i/o error, fsync', 'DISK_FAILING'],
  ['COMMIT; - SQLITE_IOERR: disk I/O error', 'DISK_FAILING'],
  ['Out of Memory Error: failed to offload data block of size 256.0 KiB', 'DISK_FULL'],
  ['SQLITE_BUSY: database is locked', null],
  ['Cannot read properties of undefined', null],
]

describe('what a disk does to a write', () => {
  for (const [message, code] of said)
    it(`is ${code === null ? 'not the cause of' : `told as ${code} for`} "${message}"`, () => {
      expect(storageError(new Error(message), 'log-id')?.code ?? null).to.equal(code)
    })

  it('is told of whatever wraps the error', () => {
    const wrapped = new Error('The import failed.', { cause: new AggregateError([new Error('ENOSPC: no space left')]) })
    expect(storageError(wrapped, 'log-id')?.code).to.equal('DISK_FULL')
  })
})
