import { Entity, PrimaryKey, Property } from '@mikro-orm/core'

export interface StoredProblem {
  readonly code: string
  readonly path: readonly string[]
  readonly message: string
  readonly remedy: string
}

export interface StoredReject {
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly cause: string
  readonly remedy: string
}

/** What was done to the rows of a school year, or would be. */
export interface StoredYearRows {
  readonly dataset: string
  readonly schoolYear: string | null
  readonly before: number
  readonly after: number
  readonly added: number
  readonly altered: number
  readonly removed: number
}

/** An import, an emptying or an undo as it was asked for and how it went. */
@Entity({ tableName: 'import' })
export class ImportEntry {
  @PrimaryKey({ type: 'string' })
  id!: string

  @Property({ type: 'string' })
  dataset!: string

  /** `IMPORT`, `EMPTYING` or `UNDO`. */
  @Property({ type: 'string', default: 'IMPORT' })
  kind!: string

  /** Of an undo: the id of what it takes back. */
  @Property({ type: 'string', nullable: true })
  undoes!: string | null

  /** Of an emptying: the school year that is emptied; null for all. */
  @Property({ type: 'string', nullable: true })
  schoolYear!: string | null

  /** Of an emptying or an undo: why. */
  @Property({ type: 'string', nullable: true })
  reason!: string | null

  /** Of an import: whether it accepts the good rows although others are rejected; null where that was not kept. */
  @Property({ type: 'boolean', nullable: true })
  acceptPartial!: boolean | null

  /** Of an emptying or an undo: what it did to each school year. */
  @Property({ type: 'json', nullable: true })
  rowsByYear!: readonly StoredYearRows[] | null

  @Property({ type: 'string' })
  state!: string

  @Property({ type: 'string' })
  phase!: string

  @Property({ type: 'boolean' })
  dryRun!: boolean

  @Property({ type: 'json' })
  files!: readonly { readonly sha256: string; readonly name: string }[]

  @Property({ type: 'integer' })
  done!: number

  @Property({ type: 'integer' })
  total!: number

  @Property({ type: 'integer' })
  read!: number

  @Property({ type: 'integer' })
  accepted!: number

  @Property({ type: 'integer' })
  rejected!: number

  @Property({ type: 'integer' })
  changed!: number

  @Property({ type: 'json' })
  rejects!: readonly StoredReject[]

  @Property({ type: 'json' })
  warnings!: readonly StoredReject[]

  @Property({ type: 'json' })
  problems!: readonly StoredProblem[]

  @Property({ type: 'string' })
  startedAt!: string

  @Property({ type: 'string', nullable: true })
  finishedAt!: string | null
}
