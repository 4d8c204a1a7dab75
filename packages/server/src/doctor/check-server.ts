import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { operatorTokenFile } from '../identity/operator-token.js'
import { type Checked, sound } from './checked.js'
import type { Examined } from './examined.js'

/** Says whether a server runs on the folder, and what a killed one left. */
export function checkServer({ folder, holder }: Examined): Checked {
  if (holder !== null) return sound('server', `A server runs on this folder${processOf(holder)}.`)
  if (!existsSync(join(folder, operatorTokenFile))) return sound('server', 'No server runs on this folder.')
  return sound('server', `No server runs on this folder; the last one was killed, and left ${operatorTokenFile}.`)
}

/** Names the process of a server, where it is known. */
export function processOf({ pid }: { readonly pid: number | null }): string {
  return pid === null ? '' : ` (process ${pid})`
}
