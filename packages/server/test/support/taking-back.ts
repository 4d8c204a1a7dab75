import type { Client } from './client.js'

export interface Ended {
  readonly id: string
  readonly state: string
  readonly changed: number
  readonly effects: { readonly nodes: readonly YearEffect[] }
  readonly problems: readonly Problem[]
}

interface YearEffect {
  readonly schoolYear: string | null
  readonly before: number
  readonly after: number
  readonly added: number
  readonly altered: number
  readonly removed: number
}

interface Problem {
  readonly code: string
  readonly path: readonly string[]
  readonly message: string
  readonly remedy: string
}

export interface Begun {
  readonly import: { readonly id: string } | null
  readonly problems: readonly Problem[]
}

const undo = `mutation ($id: ID!, $reason: String!, $dryRun: Boolean! = false) {
  undoImport(id: $id, reason: $reason, dryRun: $dryRun) { import { id } problems { code path message remedy } }
}`

const empty = `mutation ($input: EmptyDatasetInput!) {
  emptyDataset(input: $input) { import { id } problems { code path message remedy } }
}`

const progress = `subscription ($id: ID!) { importProgress(id: $id) {
  id state changed effects(first: 20) { nodes { schoolYear before after added altered removed } } problems { code path message remedy }
} }`

/** Asks for an undo; answers how it begins. */
export async function beginUndo(
  server: Client,
  id: string,
  reason = 'The file was another one.',
  dryRun = false,
): Promise<Begun> {
  return (await server.ask<{ undoImport: Begun }>(undo, { id, reason, dryRun })).data.undoImport
}

/** Asks for an emptying; answers how it begins. */
export async function beginEmptying(server: Client, input: object): Promise<Begun> {
  return (await server.ask<{ emptyDataset: Begun }>(empty, { input })).data.emptyDataset
}

/** The end of what was begun. */
export async function endOf(server: Client, { import: begun, problems }: Begun): Promise<Ended> {
  if (begun === null) throw new Error(JSON.stringify(problems))
  const said = await server.everythingOf<{ importProgress: Ended }>(progress, { id: begun.id })
  const last = said.at(-1)?.importProgress
  if (last === undefined) throw new Error(`${begun.id} said nothing.`)
  return last
}

/** Undoes something, and answers how that ended. */
export async function undoImport(server: Client, id: string): Promise<Ended> {
  return endOf(server, await beginUndo(server, id))
}

/** The id of the newest import. */
export async function newestImport(server: Client): Promise<string> {
  const { data } = await server.ask<{ imports: readonly { readonly id: string }[] }>('{ imports { id } }')
  const [newest] = data.imports
  if (newest === undefined) throw new Error('There is no import.')
  return newest.id
}
