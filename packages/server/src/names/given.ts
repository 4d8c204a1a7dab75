import type { NameKind } from './named-arguments.js'

/** A name as it was given, and where. */
export interface Given {
  readonly kind: NameKind
  readonly value: string
  /** Whether it is one of a list. */
  readonly isList: boolean
  /** The argument, and the part of it: `['filter', 'orgUnits']`. */
  readonly argument: readonly string[]
  /** The field it was given to: `['indicator', 'latest']`. */
  readonly field: readonly string[]
}
