import type { Text } from './text.js'

/** One group of a dimension: a stable key, its labels, and other spellings that source files use. */
export interface Group {
  readonly key: string
  readonly label: Text
  readonly aliases: readonly string[]
}

/** A group with its key, its label in English and Spanish, and other spellings; the English label is one of them. */
export function group(key: string, en: string, es: string, ...aliases: readonly string[]): Group {
  return { key, label: { en, es }, aliases: [en, ...aliases] }
}
