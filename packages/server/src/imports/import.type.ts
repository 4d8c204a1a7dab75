import type { Confirmation, YearEffect } from '@planwright/facts'
import { GraphQLDateTimeISO, GraphQLSafeInt } from 'graphql-scalars'
import { Arg, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Node } from '../graphql/node.js'
import { Problem } from '../graphql/problem.js'
import type { ImportEntry, StoredReject } from './import.entity.js'
import { ImportConfirmation, ImportScopePart, ImportYearList, importYearOf } from './import-account.type.js'
import type { ScopePart } from './scope-parts.js'

export enum ImportState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  UNCONFIRMED = 'UNCONFIRMED',
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
    UNCONFIRMED: {
      description:
        'Nothing was changed; it needs a confirmation first: see `confirmations`. Its files are kept for a day.',
    },
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

@InputType({ description: 'One condition that all rows of an import meet.' })
export class ImportScopeInput implements ScopePart {
  @Field(() => String, { description: 'A scope that the dataset declares: `school`, `month` or `day`, for example.' })
  name!: string

  @Field(() => String, { description: 'As in the rows: `08`; a month is `2016-10`, a day `2016-10-31`.' })
  value!: string
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

  @Field(() => [ImportScopeInput], {
    defaultValue: [],
    description:
      'The part of the dataset that the files are for, such as one school: only its rows are replaced, within the school years of the files, and other rows are rejected. Whole school years without it.',
  })
  scope!: ImportScopeInput[]

  @Field(() => [String], {
    defaultValue: [],
    description: 'What you confirm: `key`s of the `confirmations` of a dry run, or of an import that was UNCONFIRMED.',
  })
  confirm!: string[]
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

  @Field(() => Int, {
    description: 'Rows added, altered or removed; those that would be, for a dry run and until it is confirmed.',
  })
  changed!: number

  @Field(() => [ImportScopePart], { description: 'The part of the dataset it is for; empty for whole school years.' })
  scope!: readonly ImportScopePart[]

  @Field(() => [ImportConfirmation], {
    description: 'What is to be confirmed before it goes through. A dry run says what the import would ask.',
  })
  confirmations!: readonly Confirmation[]

  @Field(() => [String], { description: 'The keys it was started with.' })
  confirmed!: readonly string[]

  @Field(() => [Problem])
  problems!: readonly Problem[]

  @Field(() => GraphQLDateTimeISO)
  startedAt!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  finishedAt!: string | null

  rejectRows!: readonly StoredReject[]
  warningRows!: readonly StoredReject[]

  effectRows!: readonly YearEffect[]

  @Field(() => ImportYearList, {
    description: 'What it does (or would do, until it is DONE) to each school year that its rows are of.',
  })
  effects(@Arg('first', () => Int, { defaultValue: shown }) first: number): ImportYearList {
    return { totalCount: this.effectRows.length, nodes: this.effectRows.slice(0, first).map(importYearOf) }
  }

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
  const { rejects, warnings, effects, state, kind, undoes, acceptPartial: _, ...same } = entry
  return Object.assign(new Import(), same, {
    state: ImportState[state as ImportState],
    kind: ImportKind[kind as ImportKind],
    undoesId: undoes,
    scope: Object.entries(entry.scope ?? {}).map(([name, value]) => ({ name, value })),
    confirmed: entry.confirmed ?? [],
    confirmations: entry.confirmations ?? [],
    effectRows: effects ?? [],
    rejectRows: rejects,
    warningRows: warnings,
  })
}
