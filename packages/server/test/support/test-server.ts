import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPluginLimits } from '@planwright/computed'
import { hartfordFolder } from '@planwright/hartford'
import {
  defaultLimits,
  type Log,
  onStatement,
  type RunningServer,
  run,
  type Settings,
  startServer,
  type Viewer,
  viewerOf,
} from '@planwright/server'
import { Client, type TokenFor } from './client.js'
import { repository } from './repository.js'

export type { Answer } from './client.js'

/** The settings of a server with the Hartford plan, on any free port. */
export function settingsFor(dataFolder: string): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    allowedOrigins: [],
    dataFolder,
    pluginsFolder: join(repository, 'plugins'),
    planFile: join(hartfordFolder, 'plan.yaml'),
    figuresFolder: join(hartfordFolder, 'figures'),
    directoryFile: join(hartfordFolder, 'directory.csv'),
    label: null,
    development: false,
    oidc: null,
    limits: { ...defaultLimits, requestsPerMinute: 100_000 },
    pluginLimits: defaultPluginLimits,
    trustedProxies: [],
    operations: 'any',
    operationsFolder: null,
  }
}

/** Tokens of administrators, one for each name. */
function tokensOf(server: RunningServer): TokenFor {
  const issued = new Map<string, string>()
  return (person = 'operator') => {
    const token = issued.get(person) ?? server.tokenFor(administrator(person))
    issued.set(person, token)
    return token
  }
}

function administrator(name: string): Viewer {
  return viewerOf('person', name, { roles: ['administrator'], department: null, schools: [], classrooms: [] })
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
export class TestServer extends Client {
  private constructor(
    readonly server: RunningServer,
    private readonly dispose: () => Promise<void>,
  ) {
    super(server.url, tokensOf(server))
  }

  /** In the given folder, or in a new one that is removed at the end. */
  static async start(
    folder?: string,
    change: Partial<Settings> = {},
    atEnd: () => Promise<void> = async () => undefined,
    log: Log = quietLog(),
    machine?: () => number,
  ): Promise<TestServer> {
    const own = folder === undefined ? await newFolder() : null
    const dispose = async () => {
      try {
        await own?.remove()
      } finally {
        await atEnd()
      }
    }
    try {
      const server = await startServer({ ...settingsFor(folder ?? own?.path ?? ''), ...change }, log, machine)
      return new TestServer(server, dispose)
    } catch (error) {
      await own?.remove()
      throw error
    }
  }

  /** Has every answer worked out anew: a write makes those that are known old. */
  async forgetAnswers(): Promise<void> {
    await run(this.server.records.em.fork(), 'delete from setting where false')
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

  async stop(): Promise<void> {
    try {
      await this.server.close()
    } finally {
      await this.dispose()
    }
  }
}
