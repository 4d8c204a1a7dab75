import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { type Log, onStatement, type RunningServer, type Settings, startServer } from '@planwright/server'
import { repository } from './repository.js'

export interface Answer<Data> {
  readonly data: Data
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly remedy?: string }
  }[]
  readonly extensions?: { readonly warnings?: readonly { readonly code: string; readonly remedy: string }[] }
}

/** The settings of a server with the Hartford plan, on any free port. */
export function settingsFor(dataFolder: string): Settings {
  return {
    port: 0,
    dataFolder,
    pluginsFolder: join(repository, 'plugins'),
    planFile: join(hartfordFolder, 'plan.yaml'),
    figuresFolder: join(hartfordFolder, 'figures'),
    directoryFile: join(hartfordFolder, 'directory.csv'),
    label: null,
  }
}

/** A folder of its own; the answer removes it. */
export async function newFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'planwright-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A log that keeps what nobody expected. */
export function quietLog(unexpected: unknown[] = []): Log {
  return {
    info: () => undefined,
    unexpected: (error) => {
      unexpected.push(error)
      return 'log-id'
    },
  }
}

/** A server for tests, with ways to ask it. */
export class TestServer {
  private constructor(
    readonly server: RunningServer,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** In the given folder, or in a new one that is removed at the end. */
  static async start(folder?: string, change: Partial<Settings> = {}): Promise<TestServer> {
    const own = folder === undefined ? await newFolder() : null
    const server = await startServer({ ...settingsFor(folder ?? own?.path ?? ''), ...change }, quietLog())
    return new TestServer(server, async () => own?.remove())
  }

  /** The answer to an operation, asked in nobody's name unless one is given. */
  async ask<Data>(query: string, variables: object = {}, actor?: string): Promise<Answer<Data>> {
    const name: Record<string, string> = actor === undefined ? {} : { 'x-planwright-actor': encodeURIComponent(actor) }
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...name },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<Data>
  }

  /** How many statements the records get while the work is done. */
  async statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
    const statements: string[] = []
    const stop = onStatement(this.server.records.em, (sql) => statements.push(sql))
    try {
      await work()
    } finally {
      stop()
    }
    return statements
  }

  /** Keeps a text as a file in the archive and answers what it is kept under. */
  async send(name: string, content: string | Uint8Array): Promise<{ readonly sha256: string; readonly name: string }> {
    const response = await fetch(`${this.server.url}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: content,
    })
    const { sha256 } = (await response.json()) as { sha256: string }
    return { sha256, name }
  }

  async stop(): Promise<void> {
    await this.server.close()
    await this.dispose()
  }
}
