import { createHash } from 'node:crypto'

/** A short name for a JSON value: the same value, the same name. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
