import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as after } from 'node:timers/promises'
import { anchorsOf, headFileOf } from '@planwright/audit'

/** How often and how long to wait for a server that has written an entry but not yet named it, in milliseconds. */
const looks = 10
const untilNextLook = 100

/**
 * Copies the names of the audit entries up to one of them: the newest that the copied records have. The lines stay as
 * they are, so that what was wrong with them before is wrong with the copy.
 */
export async function copyHead(data: string, target: string, newest: number): Promise<void> {
  let text = await headOf(data)
  for (let look = 1; look < looks && anchorsOf(text).last < newest; look += 1) {
    await after(untilNextLook)
    text = await headOf(data)
  }
  const lines = text.split('\n').slice(0, -1)
  const kept = lines.filter((line) => !(Number(line.split(' ')[0]) > newest))
  await writeFile(headFileOf(target), kept.map((line) => `${line}\n`).join(''), { flag: 'wx', flush: true })
}

async function headOf(data: string): Promise<string> {
  return readFile(headFileOf(data), 'utf8').catch(() => '')
}
