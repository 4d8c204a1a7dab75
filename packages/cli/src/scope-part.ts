import { InvalidArgumentError } from 'commander'

/** One condition that all rows of an import meet: `school` is `08`. */
export interface ScopePart {
  readonly name: string
  readonly value: string
}

/** Reads `school=08`, after those parts that were given before it. */
export function scopePart(text: string, before: readonly ScopePart[]): readonly ScopePart[] {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it like school=08.')
  return [...before, { name, value }]
}
