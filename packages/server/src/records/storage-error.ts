import { ServerError } from '../errors.js'

const full = /ENOSPC|EDQUOT|SQLITE_FULL|No space left on device|disk quota exceeded/i
const failing = /\bEIO\b|SQLITE_IOERR|i\/o error|Input\/output error/i

/** What a disk that is full or failing did to a write, in words; null where the error is about something else. */
export function storageError(error: unknown, id: string): ServerError | null {
  const text = textOf(error)
  if (full.test(text)) return new ServerError('DISK_FULL', { id })
  return failing.test(text) ? new ServerError('DISK_FAILING', { id }) : null
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? String(error.code) : ''
  return `${code} ${error.message}`
}
