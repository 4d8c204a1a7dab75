import { Socket as DatagramSocket } from 'node:dgram'
import { builtinModules, createRequire, syncBuiltinESMExports } from 'node:module'
import { Server, Socket } from 'node:net'
import { Writable } from 'node:stream'

/** What a pure function may import of Node's own; reading files is held to the plugin's by Node's permissions. */
const harmless: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'buffer',
  'console',
  'constants',
  'crypto',
  'diagnostics_channel',
  'events',
  'fs',
  'fs/promises',
  'module',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'perf_hooks',
  'process',
  'punycode',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'sys',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'zlib',
])

const ofProcess = [
  '_debugEnd',
  '_debugProcess',
  '_getActiveHandles',
  '_getActiveRequests',
  '_kill',
  '_linkedBinding',
  'abort',
  'binding',
  'chdir',
  'disconnect',
  'dlopen',
  'exit',
  'execve',
  'getBuiltinModule',
  'kill',
  'reallyExit',
  'send',
  'setegid',
  'seteuid',
  'setgid',
  'setgroups',
  'setuid',
]

/** Of modules that are harmless otherwise: a thread with everything in it, code that is not JavaScript, the server's pace. */
const ofHarmless = [
  ['module', 'register'],
  ['module', 'registerHooks'],
  ['crypto', 'setEngine'],
  ['os', 'setPriority'],
] as const

/** Every connection begins with one of these, whoever makes it and whatever it is called. */
const beginnings = [
  [Socket.prototype, 'connect'],
  [Server.prototype, 'listen'],
  [DatagramSocket.prototype, 'bind'],
  [DatagramSocket.prototype, 'connect'],
  [DatagramSocket.prototype, 'send'],
] as const

const ofGlobal = ['BroadcastChannel', 'EventSource', 'WebSocket', 'fetch']

const intrinsics = [Object, Function, Array, String, Number, Boolean, Math, JSON, Reflect, Promise, Map, Set, Error]

/** Takes away whatever reaches beyond this process: a plugin's function is given all it needs. */
export function deprive(): void {
  const load = createRequire(import.meta.url)
  // All are loaded first: one needs what is taken away of another.
  const modules = builtinModules.filter((name) => !isHarmless(name)).map((name) => ({ name, exported: load(name) }))
  for (const { name, exported } of modules) forbidAll(exported, name)
  for (const [name, part] of ofHarmless) if (part in load(name)) forbid(load(name), part, `${name}.${part}`)
  for (const [prototype, name] of beginnings) forbid(prototype, name, name)
  for (const name of ofProcess) if (name in process) forbid(process, name, `process.${name}`)
  for (const name of ofGlobal) if (name in globalThis) forbid(globalThis, name, name)
  for (const name of ['stdin', 'stdout', 'stderr']) replace(process, name, nowhere())
  syncBuiltinESMExports()
  for (const one of intrinsics) closeToAdditions(one)
}

function isHarmless(name: string): boolean {
  return harmless.has(name) || name.startsWith('_stream')
}

function forbidAll(exported: object, module: string): void {
  const parts = Object.entries(Object.getOwnPropertyDescriptors(exported)).filter(([, part]) => !isConstant(part))
  for (const [name] of parts) forbid(exported, name, `${module}.${name}`)
}

/** A number or a text; what is only worked out when it is asked for is none, and is not asked for. */
function isConstant({ value, get }: PropertyDescriptor): boolean {
  return get === undefined && !['function', 'object'].includes(typeof value)
}

function forbid(target: object, name: string, called: string): void {
  replace(target, name, function forbidden(): never {
    throw new Error(`A plugin may not use ${called}: its functions work with what they are given.`)
  })
}

function replace(target: object, name: string, value: unknown): void {
  Reflect.defineProperty(target, name, { value, writable: false, configurable: false, enumerable: true })
}

/** Takes whatever is printed: the real streams hold handles by which others could be made. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}

/** What one function hangs on a prototype, every other one would see. */
function closeToAdditions(intrinsic: object): void {
  Object.preventExtensions(intrinsic)
  if ('prototype' in intrinsic && typeof intrinsic.prototype === 'object' && intrinsic.prototype !== null)
    Object.preventExtensions(intrinsic.prototype)
}
