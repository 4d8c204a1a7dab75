import { ask } from './ask.js'
import type { Connection } from './connection.js'
import { type StartImportData, startImportMutation } from './protocol.js'
import type { ScopePart } from './scope-part.js'
import { unanswered } from './unanswered.js'
import type { ArchivedFile } from './upload.js'

export interface StartImportInput {
  readonly dataset: string
  readonly files: readonly ArchivedFile[]
  readonly dryRun: boolean
  readonly acceptPartial: boolean
  readonly scope: readonly ScopePart[]
  readonly confirm: readonly string[]
}

/** Asks for an import of archived files: the import's id, or the problems for which it won't start. */
export async function startImport(
  connection: Connection,
  input: StartImportInput,
): Promise<StartImportData['startImport']> {
  const operation = { query: startImportMutation, variables: { input } }
  const { data, errors } = await ask<StartImportData>(connection, operation)
  if (data && !errors?.length) return data.startImport
  throw unanswered('start the import', errors)
}
