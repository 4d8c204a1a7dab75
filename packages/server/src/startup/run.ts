import { settingsFromEnvironment } from '../config/environment.js'
import { causeOf } from '../errors.js'
import { streamLog } from '../http/log.js'
import { type RunningServer, startServer } from './start-server.js'

/** How long a process that could not start has to end by itself, in milliseconds. */
const lastMoment = 5_000

/** Runs the server as this process: says where it is, and ends in order when it is asked to. */
export async function runServer(): Promise<void> {
  const log = streamLog(process.stdout, process.stderr)
  try {
    const settings = settingsFromEnvironment()
    const server = await startServer(settings, log)
    const address = settings.publicUrl ?? server.url
    log.info(`API:        ${address}/graphql`)
    log.info(`Playground: ${address}/playground/`)
    if (settings.publicUrl !== null) log.info(`Listens on: ${server.url}`)
    if (settings.label !== null) log.info(settings.label)
    for (const line of tokenLines(server)) log.info(line)
    log.info('Planwright is ready.')
    endInOrder(server)
  } catch (error) {
    process.stderr.write(`${sentencesOf(error)}\n`)
    process.exitCode = 1
    // What could not be closed must not keep a process that has failed.
    setTimeout(() => process.exit(1), lastMoment).unref()
  }
}

/** In development mode a token for each role, to be tried in the Playground. */
function tokenLines({ developmentTokens }: RunningServer): readonly string[] {
  if (developmentTokens.length === 0) return []
  const title =
    'Development mode: whoever sends one of these as "Authorization: Bearer <token>" has the role, until the next start.'
  return [title, ...developmentTokens.map(({ role, token }) => `  ${role.padEnd(15)} ${token}`)]
}

/** Open requests and a running import are finished first; a second signal ends at once. */
function endInOrder(server: RunningServer): void {
  const end = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, end)
    void server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${sentencesOf(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
}

/** What a person is told: the sentence and the remedy where there is one, else the error with where it comes from. */
function sentencesOf(error: unknown): string {
  if (!(error instanceof Error)) return causeOf(error)
  if (error instanceof AggregateError) return error.errors.map(sentencesOf).join('\n')
  if ('remedy' in error) return `${error.message} ${error.remedy}`
  const isExplained = 'mistakes' in error || 'problems' in error
  return isExplained ? error.message : (error.stack ?? error.message)
}
