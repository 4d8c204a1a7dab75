import type { StartImportData } from '../protocol.js'

/** Takes an import, an emptying or an undo back. */
export const undoImportMutation = `mutation UndoImport($id: ID!, $reason: String!, $dryRun: Boolean!) {
  undoImport(id: $id, reason: $reason, dryRun: $dryRun) { import { id } problems { code path message remedy } }
}`

/** Takes the rows of a dataset out. */
export const emptyDatasetMutation = `mutation EmptyDataset($input: EmptyDatasetInput!) {
  emptyDataset(input: $input) { import { id } problems { code path message remedy } }
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
