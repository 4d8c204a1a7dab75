import { once } from 'node:events'
import { createServer } from 'node:net'
import { ServerError } from '../errors.js'

/** Refuses a port that is taken before any work is done for it. */
export async function refuseTakenPort(port: number): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new ServerError('PORT_TAKEN', { port })
    throw error
  }
  probe.close()
  await once(probe, 'close')
}
