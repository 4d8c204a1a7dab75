import { startImport } from '../support/importing.js'
import type { TestServer } from '../support/test-server.js'

/** How an import ended, and what was said about its rows as `file:line column CODE`. */
export interface Outcome {
  readonly state: string
  readonly accepted: number
  readonly rejects: readonly string[]
  readonly causes: readonly string[]
  readonly warnings: readonly string[]
}

interface Said {
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  readonly code: string
  readonly cause: string
}

interface Ended {
  readonly importProgress: {
    readonly state: string
    readonly accepted: number
    readonly rejects: { readonly nodes: readonly Said[] }
    readonly warnings: { readonly nodes: readonly Said[] }
  }
}

const place = 'nodes { file line column code cause }'
const ended = `subscription ($id: ID!) { importProgress(id: $id) {
  state accepted rejects(first: 10) { ${place} } warnings(first: 10) { ${place} }
} }`

/** Sends files and imports them, as the command does. */
export async function outcomeOf(
  server: TestServer,
  dataset: string,
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<Outcome> {
  const files = await Promise.all(Object.entries(contents).map(([name, content]) => server.send(name, content)))
  const started = await startImport(server, { dataset, files })
  const said = await server.everythingOf<Ended>(ended, { id: started.import?.id })
  const last = said.at(-1)?.importProgress
  if (last === undefined) throw new Error(`The import into ${dataset} said nothing.`)
  const { state, accepted, rejects, warnings } = last
  return {
    ...{ state, accepted, causes: rejects.nodes.map(({ cause }) => cause) },
    ...{ rejects: rejects.nodes.map(inShort), warnings: warnings.nodes.map(inShort) },
  }
}

function inShort({ file, line, column, code }: Said): string {
  return [line === null ? file : `${file}:${line}`, column, code].filter((part) => part !== null).join(' ')
}
