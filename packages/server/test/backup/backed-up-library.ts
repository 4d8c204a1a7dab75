import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type makeBackup, restoreBackup, ServerError, type Settings } from '@planwright/server'
import { expect } from 'chai'
import { fillLibrary, writeLibraryDistrict } from '../support/library-district.js'
import type { Ended } from '../support/planwright-command.js'
import { repository } from '../support/repository.js'
import { newFolder, quietLog, TestServer } from '../support/test-server.js'

/** Large enough that work on the archive takes a while. */
const largeFile = 24 * 1024 * 1024

/** Work that nobody watches or stops, in a house with nothing else in it. */
export const work: Parameters<typeof makeBackup>[1] = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
}
export const around: Parameters<typeof makeBackup>[2] = { log: quietLog(), machine: Date.now }

/** The made-up district with a library, its server running on a data folder, and places for backups beside it. */
export class BackedUpLibrary {
  private constructor(
    private readonly folder: Awaited<ReturnType<typeof newFolder>>,
    private readonly settings: Partial<Settings>,
    readonly server: TestServer,
  ) {}

  static async start(): Promise<BackedUpLibrary> {
    const folder = await newFolder()
    const settings = await writeLibraryDistrict(folder.path)
    const server = await TestServer.start(join(folder.path, 'data'), settings)
    await fillLibrary(server)
    return new BackedUpLibrary(folder, settings, server)
  }

  /** A path of this test's own. */
  path(name: string): string {
    return join(this.folder.path, name)
  }

  get data(): string {
    return this.path('data')
  }

  /** Keeps a file that no import uses. */
  async sendLargeFile(): Promise<void> {
    await this.server.send('large.csv', randomBytes(largeFile))
  }

  /** Makes a backup in a folder of that name, and answers the backup's own folder. */
  async backUp(name: string): Promise<string> {
    const order = { command: 'backup', data: this.data, to: this.path(name) }
    const { status, said, complained } = await worked(order)
    expect(status, complained).to.equal(0)
    return /^Backed up to (.+?): /.exec(said)?.[1] ?? ''
  }

  restore(backup: string, data: string): Promise<Ended> {
    return worked({ command: 'restore', backup, data })
  }

  /** The code for which a backup is not restored, without a process for it; null where it is. */
  async refusalOf(backup: string): Promise<string | null> {
    const data = this.path(`tried-${randomUUID()}`)
    return restoreBackup({ backup, data }, work, around).then(
      () => null,
      (error: unknown) => (error instanceof ServerError ? error.code : String(error)),
    )
  }

  /** What a server on another data folder of this district answers; the same each time, while nobody writes. */
  async answersIn(data: string): Promise<string> {
    const server = await TestServer.start(data, this.settings)
    try {
      return await answersOf(server)
    } finally {
      await server.stop()
    }
  }

  answers(): Promise<string> {
    return answersOf(this.server)
  }

  async stop(): Promise<void> {
    await this.server.stop()
    await this.folder.remove()
  }
}

const everything = `{
  observations(first: 1000) { totalCount nodes {
    id value reason numerator denominator people dataThrough computedAt receipt status { level because } } }
  imports { id dataset state files { sha256 name } read accepted rejected changed startedAt finishedAt }
  orgUnits(first: 100) { nodes { id name parent { id } } }
  plan { goals { target { value by } latest { value } } }
}`

async function answersOf(server: TestServer): Promise<string> {
  const { data, errors } = await server.ask<object>(everything)
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return JSON.stringify(data)
}

type Said =
  | { readonly kind: 'progress'; readonly step: string }
  | { readonly kind: 'result'; readonly line: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/** Starts the work on a folder as the command does, in a process of its own. */
function start(order: object): ChildProcess {
  return fork(join(repository, 'packages/server/dist/src/operator/main.js'), [JSON.stringify(order)])
}

/** Has work on a folder done to its end; answers what the command would say of it. */
export async function worked(order: object): Promise<Ended> {
  const child = start(order)
  const lines: Said[] = []
  child.on('message', (said: Said) => lines.push(said))
  const [[status]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  const results = lines.map((said) => (said.kind === 'result' ? `${said.line}\n` : ''))
  const failures = lines.map((said) => (said.kind === 'failed' ? `${said.code}: ${said.message}\n` : ''))
  return { status, said: results.join(''), complained: failures.join('') }
}

/** Starts work on a folder, and kills it where it begins a step; whether it came that far. */
export async function killedAt(step: string, order: object): Promise<boolean> {
  const child = start(order)
  let isKilled = false
  child.on('message', (said: Said) => {
    if (said.kind === 'progress' && said.step === step) isKilled = child.kill('SIGKILL') || isKilled
  })
  await once(child, 'exit')
  return isKilled && child.signalCode === 'SIGKILL'
}

/** The complete backups in a folder; those that are still being written have other names. */
export async function backupsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-/.test(name)).sort()
}

/** What is in a folder besides complete backups. */
export async function leftIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => !/^\d{4}-/.test(name))
}
