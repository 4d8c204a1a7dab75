import { Socket as DatagramSocket } from 'node:dgram'
import { builtinModules, createRequire, isBuiltin, syncBuiltinESMExports } from 'node:module'
import { Server, Socket } from 'node:net'
import { Writable } from 'node:stream'
import { disinherit, forbid, type Part, partsOf, replace } from './forbidden.js'
import { globalsOfLanguage, isKeptGlobal, isKeptModule, isKeptOfModule, isKeptOfProcess } from './kept.js'

/** Modules that Node did not list before 23.5, because their names want a prefix. Since then it lists them all. */
const unlisted = ['node:sea', 'node:sqlite', 'node:test', 'node:test/reporters']

/** Every connection begins with one of these, whoever makes it and whatever it is called. */
const beginnings: readonly Part[] = [
  { whole: Socket.prototype, name: 'connect', called: 'connect' },
  { whole: Server.prototype, name: 'listen', called: 'listen' },
  { whole: DatagramSocket.prototype, name: 'bind', called: 'bind' },
  { whole: DatagramSocket.prototype, name: 'connect', called: 'connect' },
  { whole: DatagramSocket.prototype, name: 'send', called: 'send' },
]

const streams: readonly string[] = ['stdin', 'stdout', 'stderr']

interface NodeModule {
  readonly name: string
  readonly exported: object
}

/** Takes away whatever reaches beyond this process: a plugin's function is given all it needs. */
export function deprive(): void {
  const language = globalsOfLanguage()
  takeModules(modulesToTake())
  for (const part of beginnings) forbid(part)
  for (const name of streams) replace(process, name, nowhere())
  syncBuiltinESMExports()
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!language.includes(name) && !isKeptGlobal(name)) forbid({ whole: globalThis, name, called: name })
  for (const name of language) closeToAdditions(Reflect.get(globalThis, name))
}

/** All is looked at before anything is taken: one module needs what is taken of another. */
function takeModules(modules: readonly NodeModule[]): void {
  const parts = modules.flatMap(({ name, exported }) => partsOf(exported, name, keptOf(name)))
  for (const part of parts) forbid(part)
  for (const { name, exported } of modules) if (name !== 'module') disinherit(exported, name)
}

function modulesToTake(): readonly NodeModule[] {
  const load = createRequire(import.meta.url)
  const names = [...builtinModules, ...unlisted.filter(isBuiltin)].filter((name) => !isKeptModule(name))
  return [...new Set(names)].flatMap((name) => loaded(load, name))
}

/** Nothing, where Node itself refuses a module: it does so to the plugin too. */
function loaded(load: NodeJS.Require, name: string): readonly NodeModule[] {
  try {
    return [{ name: name.replace(/^node:/, ''), exported: load(name) }]
  } catch {
    return []
  }
}

function keptOf(name: string): (part: string) => boolean {
  if (name === 'process') return (part) => isKeptOfProcess(part) || streams.includes(part)
  return name === 'module' ? isKeptOfModule : () => false
}

/** Takes whatever is printed: the real streams hold handles by which others could be made. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}

/** What one function hangs on a prototype, every other one would see. */
function closeToAdditions(intrinsic: unknown): void {
  if (!isObject(intrinsic) || intrinsic === globalThis) return
  Object.preventExtensions(intrinsic)
  if ('prototype' in intrinsic && isObject(intrinsic.prototype)) Object.preventExtensions(intrinsic.prototype)
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}
