import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Settings } from '../config/settings.js'
import { listenError } from '../http/listen-error.js'

/** Refuses a port that is taken before any work is done for it. */
export async function refuseTakenPort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
  } catch (error) {
    throw listenError(error, { host, port })
  }
  probe.close()
  await once(probe, 'close')
}
