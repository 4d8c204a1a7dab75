import type { SchoolYear } from '@planwright/sdk'
import type { ArchivedFile } from '../archive/archive.js'
import type { Confirmation } from './confirmation.js'
import type { ImportScope } from './import-scope.js'
import type { YearEffect } from './year-effects.js'

export type ImportPhase = 'reading' | 'validating' | 'writing' | 'done'

export interface ImportRequest {
  /** The dataset the rows are for, or `roster` for a OneRoster export, which fills all datasets of the roster. */
  readonly dataset: string
  readonly files: readonly ArchivedFile[]
  /** Check everything and write nothing. */
  readonly dryRun?: boolean
  /** Accept the good rows although others are rejected. All-or-nothing unless set. */
  readonly acceptPartial?: boolean
  /** The part of the dataset that the files are for; they are for all of it unless set. */
  readonly scope?: ImportScope
  /** The keys of what was confirmed, each as a report without the confirmation gave it. */
  readonly confirm?: readonly string[]
  /** Stop before a loss or an oddity that `confirm` does not name. Only what was confirmed before need not be asked. */
  readonly asks?: boolean
  /** The id to record the change under, at most twelve characters; one is made up unless given. */
  readonly importId?: string
  /** The moment to record the change at, in UTC; that of the machine's clock unless given. */
  readonly at?: string
  /** Ends the import before its rows are in: nothing is changed then. */
  readonly signal?: AbortSignal
  /** Called when nothing can stop the change any more. */
  readonly onCommit?: () => void
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void
}

/** One row (or file) that was not accepted: place, cause and remedy. */
export interface Reject {
  readonly file: string
  /** Line in the file, counted from 1; null where the whole file is meant. */
  readonly line: number | null
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly cause: string
  readonly remedy: string
}

/** Something worth knowing that stops nothing, such as a published rate that does not follow from its counts. */
export type ImportWarning = Reject

export interface ImportReport {
  /** The id under which the change is recorded; null where nothing was changed. */
  readonly importId: string | null
  readonly dataset: string
  /** `unconfirmed`: nothing was changed, because something is to be confirmed first. */
  readonly outcome: 'changed' | 'unchanged' | 'refused' | 'unconfirmed' | 'dry-run'
  /** Rows read = accepted + rejected. */
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  /** Rows added, altered or removed. */
  readonly changed: number
  /** The school years whose rows changed. */
  readonly years: readonly SchoolYear[]
  /** The first 1,000 rejects; `rejected` has the number. */
  readonly rejects: readonly Reject[]
  readonly warnings: readonly ImportWarning[]
  /** What it does, or would do, to each school year its rows are of. */
  readonly effects: readonly YearEffect[]
  /** What is to be confirmed before it goes through, and was not yet. */
  readonly confirmations: readonly Confirmation[]
}

/** What was done to the facts: files came in, rows were taken out with a reason, or one of these was taken back. */
export type EventKind = 'import' | 'emptying' | 'undo'

/** An entry of the log of the facts: an import, an emptying or an undo, and what it came to. */
export interface ImportRecord {
  readonly id: string
  readonly kind: EventKind
  readonly dataset: string
  readonly files: readonly ArchivedFile[]
  /** Of an import: whether it accepted the good rows although others were rejected; null where that was not kept. */
  readonly acceptPartial: boolean | null
  /** Of an emptying: the school year that was emptied; null for the whole dataset. */
  readonly schoolYear: SchoolYear | null
  /** Of an undo: the id of the entry that was taken back. */
  readonly undoes: string | null
  /** The part of the dataset it was for; null for all of it. */
  readonly scope: ImportScope | null
  /** The keys of what was confirmed for it. */
  readonly confirmed: readonly string[]
  readonly at: string
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly changed: number
  readonly years: readonly SchoolYear[]
}
