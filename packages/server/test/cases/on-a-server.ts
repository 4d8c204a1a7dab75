import { TestServer } from '../support/test-server.js'

/** Runs a check on a server of its own, with the Hartford plan and no figures but those the check imports. */
export async function onAServer(check: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await TestServer.start(undefined, { figuresFolder: null })
  try {
    await check(server)
  } finally {
    await server.stop()
  }
}
