import { CliError } from './cli-error.js'
import { connectionError } from './connection-error.js'
import { type StartImportData, startImportMutation } from './protocol.js'
import type { ArchivedFile } from './upload.js'

export interface StartImportInput {
  readonly dataset: string
  readonly files: readonly ArchivedFile[]
  readonly dryRun: boolean
  readonly acceptPartial: boolean
}

interface Answer {
  readonly data?: StartImportData | null
  readonly errors?: readonly { readonly message: string }[]
}

/** Asks the server to import archived files: the import's id, or the problems for which it won't. */
export async function startImport(server: URL, input: StartImportInput): Promise<StartImportData['startImport']> {
  const { data, errors } = await ask(server, { query: startImportMutation, variables: { input } })
  if (data && !errors?.length) return data.startImport
  throw new CliError(
    `The server could not start the import: ${errors?.[0]?.message ?? 'it answered nothing'}`,
    'See the output of the server; is it of the same version as this command?',
  )
}

async function ask(server: URL, operation: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  try {
    const address = new URL('/graphql', server)
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(operation) })
    return (await response.json()) as Answer
  } catch (error) {
    throw connectionError(error, server)
  }
}
