import { ask } from './ask.js'
import { CliError } from './cli-error.js'
import { type StartImportData, startImportMutation } from './protocol.js'
import type { ArchivedFile } from './upload.js'

export interface StartImportInput {
  readonly dataset: string
  readonly files: readonly ArchivedFile[]
  readonly dryRun: boolean
  readonly acceptPartial: boolean
}

/** Asks the server to import archived files: the import's id, or the problems for which it won't. */
export async function startImport(server: URL, input: StartImportInput): Promise<StartImportData['startImport']> {
  const { data, errors } = await ask<StartImportData>(server, { query: startImportMutation, variables: { input } })
  if (data && !errors?.length) return data.startImport
  throw new CliError(
    `The server could not start the import: ${errors?.[0]?.message ?? 'it answered nothing'}`,
    'See the output of the server; is it of the same version as this command?',
  )
}
