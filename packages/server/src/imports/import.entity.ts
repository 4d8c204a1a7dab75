import { Entity, PrimaryKey, Property } from '@mikro-orm/core'
import type { Confirmation, ImportScope, YearEffect } from '@planwright/facts'

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

  /** The part of the dataset it is for; null for all of it. */
  @Property({ type: 'json', nullable: true })
  scope!: ImportScope | null

  /** The keys it was started with; null for imports from before there were any, as with the next two. */
  @Property({ type: 'json', nullable: true })
  confirmed!: readonly string[] | null

  /** What it does, or would do, to each school year. */
  @Property({ type: 'json', nullable: true })
  effects!: readonly YearEffect[] | null

  /** What is to be confirmed before it goes through. */
  @Property({ type: 'json', nullable: true })
  confirmations!: readonly Confirmation[] | null

  @Property({ type: 'string' })
  startedAt!: string

  @Property({ type: 'string', nullable: true })
  finishedAt!: string | null
}
