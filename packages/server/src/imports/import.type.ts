import { GraphQLDateTimeISO, GraphQLSafeInt } from 'graphql-scalars'
import { Arg, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Node } from '../graphql/node.js'
import { Problem } from '../graphql/problem.js'
import type { ImportEntry, StoredReject } from './import.entity.js'

export enum ImportState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How an import stands.',
  valuesConfig: {
    RUNNING: { description: 'Waiting for its turn, or at work.' },
    DONE: { description: 'The rows are in, and the indicators are calculated.' },
    REFUSED: { description: 'Rows were rejected, so nothing was changed.' },
    FAILED: { description: 'It stopped; nothing was changed.' },
    CANCELLED: { description: 'Somebody cancelled it; nothing was changed.' },
  },
})

export enum ImportKind {
  IMPORT = 'IMPORT',
  EMPTYING = 'EMPTYING',
  UNDO = 'UNDO',
}

registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What was done to the rows of a dataset.',
  valuesConfig: {
    IMPORT: { description: 'Files were imported.' },
    EMPTYING: { description: 'The rows of the dataset, or of one of its school years, were taken out.' },
    UNDO: { description: 'An import, an emptying or an undo was taken back.' },
  },
})

@ObjectType({ description: 'What an undo or an emptying does to the rows of a school year.' })
export class ImportYearRows {
  @Field(() => ID)
  dataset!: string

  @Field(() => String, { nullable: true, description: 'Null for a dataset without school years.' })
  schoolYear!: string | null

  @Field(() => Int, { description: 'Rows before.' })
  before!: number

  @Field(() => Int, { description: 'Rows after.' })
  after!: number

  @Field(() => Int)
  added!: number

  @Field(() => Int)
  altered!: number

  @Field(() => Int)
  removed!: number
}

@InputType()
export class EmptyDatasetInput {
  @Field(() => ID, { description: 'The dataset, or `roster` for all datasets of the roster.' })
  dataset!: string

  @Field(() => String, { nullable: true, description: 'Only the rows of this school year; all rows by default.' })
  schoolYear?: string | null

  @Field(() => String, { description: 'Why, in a sentence.' })
  reason!: string

  @Field(() => Boolean, { defaultValue: false, description: 'Count the rows and change nothing.' })
  dryRun!: boolean
}

@ObjectType({ description: 'One row or file that was not accepted: where, why, and what to do.' })
export class Reject {
  @Field(() => String)
  file!: string

  @Field(() => Int, { nullable: true, description: 'Counted from 1; null where the whole file is meant.' })
  line!: number | null

  @Field(() => String, { nullable: true })
  column!: string | null

  @Field(() => String, { nullable: true })
  value!: string | null

  @Field(() => String)
  code!: string

  @Field(() => String)
  cause!: string

  @Field(() => String)
  remedy!: string
}

@ObjectType({ description: 'The first of a list of rejects, and how many there are.' })
export class RejectList {
  @Field(() => Int)
  totalCount!: number

  @Field(() => [Reject])
  nodes!: readonly Reject[]
}

@ObjectType({ description: 'A file of an import.' })
export class ImportedFile {
  @Field(() => String)
  name!: string

  @Field(() => String, { description: 'What it is kept under in the archive.' })
  sha256!: string
}

@InputType({ description: 'A file that was sent to POST /files.' })
export class ImportFileInput {
  @Field(() => String, { description: 'The sha256 that POST /files answered.' })
  sha256!: string

  @Field(() => String, { description: 'The name people know it by.' })
  name!: string
}

@InputType()
export class StartImportInput {
  @Field(() => ID, {
    description: 'The dataset the rows are for, or `roster` for a OneRoster export: its files fill the whole roster.',
  })
  dataset!: string

  @Field(() => [ImportFileInput])
  files!: ImportFileInput[]

  @Field(() => Boolean, { defaultValue: false, description: 'Check everything and write nothing.' })
  dryRun!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Accept the good rows although others are rejected.' })
  acceptPartial!: boolean
}

/** How many rejects are shown unless more are asked for. */
const shown = 50

@ObjectType({
  implements: Node,
  description: 'Files on their way into a dataset, or rows on their way out, and how that went.',
})
export class Import extends Node {
  declare id: string

  @Field(() => ID)
  dataset!: string

  @Field(() => ImportKind)
  kind!: ImportKind

  /** The id of what an undo takes back. */
  undoesId!: string | null

  @Field(() => String, { nullable: true, description: 'Of an emptying: the school year; null for all of them.' })
  schoolYear!: string | null

  @Field(() => String, { nullable: true, description: 'Of an emptying or an undo: why.' })
  reason!: string | null

  @Field(() => [ImportYearRows], {
    description: 'Of an emptying or an undo: what it does to each school year whose rows change. Empty for an import.',
  })
  rowsByYear!: readonly ImportYearRows[]

  @Field(() => ImportState)
  state!: ImportState

  @Field(() => String, {
    description:
      '`waiting`, `replaying` (of an undo: the imports that are left), `reading`, `validating`, `writing`, `calculating` or `done`.',
  })
  phase!: string

  @Field(() => Boolean)
  dryRun!: boolean

  @Field(() => [ImportedFile])
  files!: readonly ImportedFile[]

  @Field(() => GraphQLSafeInt, { description: 'Of the phase: how much of `total` is done, in bytes, rows or imports.' })
  done!: number

  @Field(() => GraphQLSafeInt)
  total!: number

  @Field(() => Int, { description: 'Rows read: accepted and rejected together.' })
  read!: number

  @Field(() => Int)
  accepted!: number

  @Field(() => Int)
  rejected!: number

  @Field(() => Int, { description: 'Rows added, altered or removed.' })
  changed!: number

  @Field(() => [Problem])
  problems!: readonly Problem[]

  @Field(() => GraphQLDateTimeISO)
  startedAt!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  finishedAt!: string | null

  rejectRows!: readonly StoredReject[]
  warningRows!: readonly StoredReject[]

  @Field(() => RejectList, { description: 'Rows and files that were not accepted.' })
  rejects(@Arg('first', () => Int, { defaultValue: shown }) first: number): RejectList {
    return {
      totalCount: this.rejected === 0 ? this.rejectRows.length : this.rejected,
      nodes: this.rejectRows.slice(0, first),
    }
  }

  @Field(() => RejectList, { description: 'Worth knowing, although it stops nothing.' })
  warnings(@Arg('first', () => Int, { defaultValue: shown }) first: number): RejectList {
    return { totalCount: this.warningRows.length, nodes: this.warningRows.slice(0, first) }
  }
}

/** A kept import as the API answers with it. */
export function importOf(entry: ImportEntry): Import {
  const { rejects, warnings, state, kind, undoes, rowsByYear, acceptPartial: _, ...same } = entry
  return Object.assign(new Import(), same, {
    state: ImportState[state as ImportState],
    kind: ImportKind[kind as ImportKind],
    undoesId: undoes,
    rowsByYear: rowsByYear ?? [],
    rejectRows: rejects,
    warningRows: warnings,
  })
}
