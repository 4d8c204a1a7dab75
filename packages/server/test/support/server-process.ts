import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from './client.js'
import { repository } from './repository.js'

/** Tests send more than people do. */
const calm = { PLANWRIGHT_REQUESTS_PER_MINUTE: '100000' }

/** A server with the Hartford plan as a process of its own, which can be killed. */
export class ServerProcess extends Client {
  private constructor(
    url: string,
    token: string,
    private readonly child: ChildProcess,
  ) {
    super(url, () => token)
  }

  /** Starts it and waits until it is ready. */
  static async start(
    dataFolder: string,
    environment: Readonly<Record<string, string>> = {},
    errors: 'inherit' | 'ignore' = 'inherit',
  ): Promise<ServerProcess> {
    const child = ServerProcess.spawn(dataFolder, environment, errors)
    let url = ''
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      url ||= /http:\/\/[\d.:]+/.exec(line)?.[0] ?? ''
      if (line !== 'Planwright is ready.') continue
      const token = (await readFile(join(dataFolder, 'operator.token'), 'utf8')).trim()
      return new ServerProcess(url, token, child)
    }
    throw new Error('The server ended before it was ready.')
  }

  /** Starts it and waits for nothing. */
  static spawn(
    dataFolder: string,
    environment: Readonly<Record<string, string>> = {},
    errors: 'inherit' | 'ignore' = 'inherit',
  ): ChildProcess {
    const plugins = join(repository, 'plugins')
    const env = {
      ...process.env,
      PORT: '0',
      PLANWRIGHT_DATA: dataFolder,
      PLANWRIGHT_PLUGINS: plugins,
      ...calm,
      ...environment,
    }
    const main = join(repository, 'packages/server/dist/src/main.js')
    return spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', errors] })
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Ends it and answers its exit status; null where the signal ended it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const ended = once(this.child, 'exit')
    this.child.kill(signal)
    return (await ended)[0] as number | null
  }
}
