import type { SchoolYear } from '@planwright/sdk'
import type { ImportRequest } from '../import/import-report.js'

/** What every change of the facts is asked with: whether to try it only, under which id, and how to follow it. */
export interface ChangeRequest extends Pick<ImportRequest, 'dryRun' | 'importId' | 'at' | 'signal' | 'onCommit'> {
  /** How many imports are replayed, then how many rows are to be written. */
  readonly onProgress?: (phase: 'replaying' | 'writing', done: number, total: number) => void
}

export interface EmptyRequest extends ChangeRequest {
  /** A dataset, or `roster` for all datasets of the roster. */
  readonly dataset: string
  /** Only the rows of this school year; all rows unless given. */
  readonly schoolYear?: SchoolYear | null
}

export interface UndoRequest extends ChangeRequest {
  /** The id of the import, emptying or undo that is taken back. */
  readonly undoes: string
}
