import { ask } from '../ask.js'
import type { Connection } from '../connection.js'
import type { StartImportData } from '../protocol.js'
import { unanswered } from '../unanswered.js'

/** Takes an import, an emptying or an undo back. */
export const undoImportMutation = `mutation UndoImport($id: ID!, $reason: String!, $dryRun: Boolean!) {
  undoImport(id: $id, reason: $reason, dryRun: $dryRun) { import { id } problems { code path message remedy } }
}`

/** Takes the rows of a dataset out. */
export const emptyDatasetMutation = `mutation EmptyDataset($input: EmptyDatasetInput!) {
  emptyDataset(input: $input) { import { id } problems { code path message remedy } }
}`

const yearRowsQuery = `query ImportYearRows($id: ID!) {
  import(id: $id) { effects(first: 200) { nodes { dataset schoolYear before after added altered removed } } }
}`

/** Lists what was imported, emptied and undone. */
export const importsQuery = `query Imports {
  imports { id kind dataset state dryRun startedAt changed schoolYear reason files { name } undoes { id } undoneBy { id } }
}`

export interface UndoImportData {
  readonly undoImport: StartImportData['startImport']
}

export interface EmptyDatasetData {
  readonly emptyDataset: StartImportData['startImport']
}

/** What is done to the rows of a school year. */
export interface YearRows {
  readonly dataset: string
  /** Null for a dataset without school years. */
  readonly schoolYear: string | null
  readonly before: number
  readonly after: number
  readonly added: number
  readonly altered: number
  readonly removed: number
}

interface ImportYearRowsData {
  readonly import: { readonly effects: { readonly nodes: readonly YearRows[] } } | null
}

/** An import, an emptying or an undo of the list. */
export interface ListedImport {
  readonly id: string
  readonly kind: 'IMPORT' | 'EMPTYING' | 'UNDO'
  readonly dataset: string
  readonly state: string
  readonly dryRun: boolean
  readonly startedAt: string
  readonly changed: number
  readonly schoolYear: string | null
  readonly reason: string | null
  readonly files: readonly { readonly name: string }[]
  readonly undoes: { readonly id: string } | null
  readonly undoneBy: { readonly id: string } | null
}

export interface ImportsData {
  readonly imports: readonly ListedImport[]
}

/** What an undo or an emptying did to each school year. */
export async function rowsOf(connection: Connection, id: string): Promise<readonly YearRows[]> {
  const operation = { query: yearRowsQuery, variables: { id } }
  const { data, errors } = await ask<ImportYearRowsData>(connection, operation)
  if (!data || errors?.length) throw unanswered('say which rows changed', errors)
  return data.import?.effects.nodes ?? []
}
