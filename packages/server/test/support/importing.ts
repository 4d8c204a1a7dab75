import type { Client } from './client.js'

export interface Progress {
  readonly state: string
  readonly phase: string
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly changed: number
  readonly confirmations: readonly { readonly key: string; readonly code: string; readonly message: string }[]
  readonly rejects: {
    readonly totalCount: number
    readonly nodes: readonly { readonly line: number; readonly column: string }[]
  }
}

const start = `mutation ($input: StartImportInput!) {
  startImport(input: $input) { import { id } problems { code path message remedy } }
}`

const progress = `subscription ($id: ID!) { importProgress(id: $id) {
  state phase read accepted rejected changed rejects(first: 5) { totalCount nodes { line column } }
  confirmations { key code message }
} }`

export interface Started {
  readonly startImport: {
    readonly import: { readonly id: string } | null
    readonly problems: readonly { readonly code: string; readonly path: readonly string[]; readonly remedy: string }[]
  }
}

/** Asks for an import of files that were sent before. */
export async function startImport(server: Client, input: object): Promise<Started['startImport']> {
  return (await server.ask<Started>(start, { input })).data.startImport
}

/** Imports one file and answers everything that was said on the way. What the import asks is confirmed. */
export async function importText(
  server: Client,
  dataset: string,
  content: string,
  more: object = {},
): Promise<readonly Progress[]> {
  return importTexts(server, dataset, { [`${dataset}.csv`]: content }, more)
}

/** Imports files by their names and answers everything that was said on the way. What the import asks is confirmed. */
export async function importTexts(
  server: Client,
  dataset: string,
  contents: Readonly<Record<string, string>>,
  more: object = {},
): Promise<readonly Progress[]> {
  const files = await Promise.all(Object.entries(contents).map(([name, content]) => server.send(name, content)))
  const said = await importSent(server, dataset, files, more)
  const { state, confirmations = [] } = said.at(-1) ?? {}
  if (state !== 'UNCONFIRMED') return said
  return importSent(server, dataset, files, { ...more, confirm: confirmations.map(({ key }) => key) })
}

/** Imports files that were sent before and answers everything that was said on the way. */
export async function importSent(
  server: Client,
  dataset: string,
  files: readonly object[],
  more: object = {},
): Promise<readonly Progress[]> {
  const started = await startImport(server, { dataset, files, ...more })
  const said = await server.everythingOf<{ importProgress: Progress }>(progress, { id: started.import?.id })
  return said.map(({ importProgress }) => importProgress)
}
