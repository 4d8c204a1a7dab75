import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL server of one's own, gone after `stop`. */
export interface ThrowawayPostgres {
  /** For `psql` and for drivers. */
  readonly url: string
  /** The same for drivers that take parts: `host` is the folder of the socket. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string }
  /** Runs one statement with the values of its parameters, and gives its rows as arrays of values. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly (readonly unknown[])[]>
  stop(): Promise<void>
}

interface Owner {
  readonly uid?: number
  readonly gid?: number
}

/**
 * Starts a PostgreSQL in a temporary folder, reached by a socket in it, with the installed binaries and without care for the disk.
 * Its locale sorts as people do, not by code point, so that a query which relies on the locale shows.
 * Null where PostgreSQL is not installed.
 */
export async function throwawayPostgres(): Promise<ThrowawayPostgres | null> {
  const binaries = binaryFolder()
  const owner = ownerOfServer()
  if (binaries === null || owner === null) return null
  const folder = await mkdtemp(join(tmpdir(), 'planwright-postgres-'))
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  try {
    await createCluster(binaries, data, owner)
    return await startServer(binaries, folder, data, owner)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

function binaryFolder(): string | null {
  const candidates = [...fromPgConfig(), ...(process.env.PATH ?? '').split(':')]
  return candidates.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

function fromPgConfig(): readonly string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()]
  } catch {
    return []
  }
}

/** PostgreSQL refuses to run as root; then it runs as the user `postgres`. Null where there is no such user. */
function ownerOfServer(): Owner | null {
  if (process.getuid?.() !== 0) return {}
  try {
    const id = (kind: string): number =>
      Number(execFileSync('id', [kind, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

async function createCluster(binaries: string, data: string, owner: Owner): Promise<void> {
  const run = promisify(execFile)
  const plain = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--no-instructions',
    '--locale=C',
  ]
  const initdb = join(binaries, 'initdb')
  const options = { ...owner, cwd: tmpdir() }
  try {
    await run(initdb, [...plain, '--locale-provider=icu', '--icu-locale=en-US'], options)
  } catch {
    await rm(data, { recursive: true, force: true })
    await run(initdb, plain, options)
  }
}

async function startServer(binaries: string, folder: string, data: string, owner: Owner): Promise<ThrowawayPostgres> {
  const settings = {
    listen_addresses: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    jit: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(binaries, 'postgres'), ['-D', data, '-k', folder, ...flags], {
    ...owner,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const kill = (): void => {
    server.kill('SIGQUIT')
  }
  process.once('exit', kill)
  await ready(server)
  const connection = { host: folder, user: 'postgres', database: 'postgres' }
  const client = new pg.Client(connection)
  await client.connect()
  const query = async (text: string, values: readonly unknown[] = []): Promise<readonly (readonly unknown[])[]> => {
    const { rows } = await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })
    return rows
  }
  const stop = async (): Promise<void> => {
    process.off('exit', kill)
    await client.end()
    await stopped(server)
    await rm(folder, { recursive: true, force: true })
  }
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`
  return { url, connection, query, stop }
}

async function ready(server: ChildProcess): Promise<void> {
  let log = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start.\n${log}`)))
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += log.length < 20_000 ? text : ''
      if (text.includes('ready to accept connections')) resolve()
    })
  })
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.kill('SIGINT')
  await exit
}
