import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import proxyaddr from '@fastify/proxy-addr'
import { ServerError } from '../errors.js'

/** A port to listen on. */
export function portFrom(text: string | undefined, otherwise: number): number {
  if (!text) return otherwise
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new ServerError('PORT_INVALID', { port: text })
  return Number(text)
}

/** A whole number from 1 on. */
export function countFrom(name: string, text: string | undefined, otherwise: number): number {
  if (!text) return otherwise
  if (!/^[1-9]\d{0,5}$/.test(text)) throw invalid(name, text, 'a whole number from 1 to 999999')
  return Number(text)
}

/** One of some words; the first of them unless said. */
export function wordFrom<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  if (!text) return words[0]
  const found = words.find((word) => word === text)
  if (found === undefined) throw invalid(name, text, words.map((word) => `"${word}"`).join(' or '))
  return found
}

/** A folder that must be there; null where none is named. */
export function folderFrom(name: string, text: string | undefined): string | null {
  if (!text) return null
  const folder = resolve(text)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw invalid(name, text, 'a folder that is there')
  return folder
}

/** Addresses and networks of proxies. */
export function proxiesFrom(name: string, text: string | undefined): readonly string[] {
  const named = (text ?? '').split(',').map((one) => one.trim())
  const proxies = named.filter((one) => one !== '')
  for (const proxy of proxies)
    if (!isProxy(proxy)) throw invalid(name, proxy, 'an address, a network such as 10.0.0.0/8, or "loopback"')
  return proxies
}

function isProxy(text: string): boolean {
  try {
    proxyaddr.compile([text])
    return true
  } catch {
    return false
  }
}

function invalid(name: string, value: string, wanted: string): ServerError {
  return new ServerError('SETTING_INVALID', { name, value, wanted })
}
