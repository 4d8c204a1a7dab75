import type { Column } from './column.js'
import { frozen } from './frozen.js'
import type { SourceFormat } from './source-format.js'
import type { Text } from './text.js'

/** What rows are about. Rows about students or staff are protected by law; published rows are public already. */
export type Subject = 'students' | 'staff' | 'money' | 'events' | 'organization' | 'published'

export type Columns = Readonly<Record<string, Column>>

/** A published percentage that should follow from two published counts of its row. */
export interface RateCheck {
  readonly rate: string
  readonly numerator: string
  readonly denominator: string
}

/** A part of a school year's rows: those of one value of a column (`school`), of one month, or of one day. */
export type ScopeName<C extends Columns = Columns> = (keyof C & string) | 'month' | 'day'

/** The typed rows a department answers for. */
export interface Dataset<Id extends string = string, C extends Columns = Columns> {
  readonly id: Id
  readonly name?: Text
  readonly about: Subject
  readonly columns: C
  /** The columns that name a row; two rows of one import with the same key are an error. */
  readonly key: readonly string[]
  /** `schoolYear`: an import replaces each school year it holds, whole. `key`: it replaces the rows it holds. */
  readonly replaces: 'schoolYear' | 'key'
  /** What a part of a school year may be imported for, alone or together, so that a file need not carry the year. */
  readonly scopes?: readonly string[]
  /** Its days are planned, such as meetings and deadlines: they may lie ahead, up to the end of the next school year. */
  readonly planned?: boolean
  readonly formats?: readonly SourceFormat[]
  readonly checks?: readonly RateCheck[]
}

type OptionalNames<C extends Columns> = {
  [Name in keyof C]: C[Name] extends Column<infer Cell> ? (null extends Cell ? Name : never) : never
}[keyof C]

type CellOf<C> = C extends Column<infer Cell> ? Cell : never

/** A row of a dataset as it is written in a worked example. */
export type Row<D> =
  D extends Dataset<string, infer C>
    ? { readonly [Name in Exclude<keyof C, OptionalNames<C>>]: CellOf<C[Name]> } & {
        readonly [Name in OptionalNames<C>]?: CellOf<C[Name]>
      }
    : never

/** Declares a dataset. The result is frozen data; mistakes that types cannot see are reported when the server starts. */
export function defineDataset<const Id extends string, C extends Columns>(
  dataset: Dataset<Id, C> & {
    readonly key: readonly (keyof C & string)[]
    readonly scopes?: readonly ScopeName<C>[]
  },
): Dataset<Id, C> {
  return frozen(dataset)
}
