import type { DimensionId } from './groups.js'
import type { Text } from './text.js'

/**
 * Where the cells of one dataset column stand in a source file. Letter case and white space are ignored wherever
 * headers are compared.
 */
export interface SourceColumn {
  /**
   * Header names that mean this column. Where a line of headings stands above the header, a name may begin with the
   * heading: `Chronically Absent %` is the column `%` under `Chronically Absent`.
   */
  readonly header: readonly string[]
  /** For headers that occur several times (such as `%`): the header the wanted one directly follows. */
  readonly after?: string
  /** The headings this column may stand under. Where headings are there and say another, the file is refused. */
  readonly under?: readonly string[]
  /** The dataset column that stands in every file with this one: a rate and its count. One alone is taken for a mistake. */
  readonly beside?: string
  /** A file without this column is still of this format; its cells are then unknown. */
  readonly optional?: boolean
  /** Texts to replace before the value is read, such as `03` by `3`. */
  readonly replace?: Readonly<Record<string, string>>
}

/** How a source file names a unit: by its code, by its name, or both. */
export interface SourceUnit {
  readonly code?: readonly string[]
  readonly name: readonly string[]
  /** What a code looks like, as a regular expression for all of it; any letters and digits unless given. */
  readonly codePattern?: string
}

/** How a source file names the school of a row; a row without one is about its district. */
export interface SourceSchool extends SourceUnit {
  /** How many characters at its beginning a school's code shares with its district's. */
  readonly districtDigits: number
}

/** How a source file names the org unit of a row. */
export interface SourceOrgUnit extends SourceUnit {
  readonly school?: SourceSchool
}

/** What a part of the title lines (between two commas) says of a dataset column that the file itself lacks. */
export interface SourceTitle {
  readonly column: string
  /** The value by the part's text; null where the part leaves it to a column (`ELA and Math`). */
  readonly values: Readonly<Record<string, string | null>>
}

/** How a source file names the group of a row. */
export interface SourceGroup {
  readonly column: string
  /** Headers of columns that hold the groups of one dimension. */
  readonly headers: Readonly<Record<string, DimensionId>>
  /** Headers of columns that hold groups of several dimensions, by labels that tell which. */
  readonly mixed?: readonly string[]
}

/**
 * A file layout other than the canonical one (a header line with the dataset's own column names).
 * It is data: the importer reads it, nothing of it runs. A file with a column that is not named here is refused: it
 * could change what the rows are about.
 */
export interface SourceFormat {
  readonly id: string
  readonly name: Text
  /** A dataset column whose value stands in a title line above the header: the first capture group of `pattern`. */
  readonly title?: { readonly column: string; readonly pattern: string }
  /** Further dataset columns that title lines may tell. */
  readonly titles?: readonly SourceTitle[]
  /** The header of a row-naming column: which dataset column holds the org unit, and where it is found. */
  readonly orgUnit?: { readonly column: string } & SourceOrgUnit
  /** The headers that make a row about a group. A file with none of them is about whom its title lines name. */
  readonly group?: SourceGroup
  /** The remaining dataset columns by their name. */
  readonly columns: Readonly<Record<string, SourceColumn>>
  /** Headers of columns that are safe to pass over: whatever they hold, the rows are about the same. */
  readonly ignores?: readonly string[]
  /** Texts that stand for a hidden and for a not applicable cell. */
  readonly markers: { readonly suppressed: readonly string[]; readonly notApplicable: readonly string[] }
}
