import { ServerError } from '../errors.js'

const full =
  /ENOSPC|EDQUOT|SQLITE_FULL|No space left on device|disk quota exceeded|max_temp_directory_size|failed to offload/i
const failing = /\bEIO\b|SQLITE_IOERR|i\/o error|Input\/output error/i

/** What is the matter with the disk, by an error of whatever wrote to it or read from it; null where nothing is. */
export function diskTrouble(error: unknown): 'full' | 'failing' | null {
  const text = textOf(error)
  if (full.test(text)) return 'full'
  return failing.test(text) ? 'failing' : null
}

/** What a disk that is full or failing did to some work, in words; null where the error is about something else. */
export function storageError(error: unknown, id: string): ServerError | null {
  const trouble = diskTrouble(error)
  return trouble === null ? null : new ServerError(trouble === 'full' ? 'DISK_FULL' : 'DISK_FAILING', { id })
}

/** What an error says, and what those say that it was made of. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? String(error.code) : ''
  const parts = error instanceof AggregateError ? error.errors : []
  return [code, error.message, ...[error.cause, ...parts].map(textOf)].join(' ')
}
