import type { ReadOnlyDatabase } from '@planwright/audit'
import type { FactsHolder } from '@planwright/facts'
import type { Work } from '../backup/work.js'
import type { RecordedImports } from '../health/recorded-imports.js'

/** A data folder that is being checked, and what is known of it so far. */
export interface Examined {
  readonly folder: string
  readonly work: Work
  /** The server that runs on it; null where none does. */
  readonly holder: FactsHolder | null
}

/** Records that can be read, and what they say of imports. */
export interface ReadableRecords {
  readonly database: ReadOnlyDatabase
  readonly recorded: RecordedImports
  /** The files that any import names, whatever became of it, by SHA-256. */
  readonly named: ReadonlySet<string>
}
