import type { DimensionId } from './groups.js'
import type { Text } from './text.js'

/** Where the cells of one dataset column stand in a source file. */
export interface SourceColumn {
  /** Header names that mean this column. Letter case and white space are ignored when comparing. */
  readonly header: readonly string[]
  /** For headers that occur several times (such as `%`): the header the wanted one directly follows. */
  readonly after?: string
  /** A file without this column is still of this format; its cells are then unknown. */
  readonly optional?: boolean
  /** Texts to replace before the value is read, such as `03` by `3`. */
  readonly replace?: Readonly<Record<string, string>>
}

/** How a source file names the org unit of a row. */
export interface SourceOrgUnit {
  readonly code?: readonly string[]
  readonly name: readonly string[]
}

/**
 * A file layout other than the canonical one (a header line with the dataset's own column names).
 * It is data: the importer reads it, nothing of it runs.
 */
export interface SourceFormat {
  readonly id: string
  readonly name: Text
  /** A dataset column whose value stands in a title line above the header: the first capture group of `pattern`. */
  readonly title?: { readonly column: string; readonly pattern: string }
  /** The header of a row-naming column: which dataset column holds the org unit, and where it is found. */
  readonly orgUnit?: { readonly column: string } & SourceOrgUnit
  /** The headers that make a row about a group; a file with none of them is about all students. */
  readonly group?: { readonly column: string; readonly headers: Readonly<Record<string, DimensionId>> }
  /** The remaining dataset columns by their name. */
  readonly columns: Readonly<Record<string, SourceColumn>>
  /** Values of dataset columns that no file of this format carries; a title or file column wins. */
  readonly constants?: Readonly<Record<string, string>>
  /** Texts that stand for a hidden and for a not applicable cell. */
  readonly markers: { readonly suppressed: readonly string[]; readonly notApplicable: readonly string[] }
}
