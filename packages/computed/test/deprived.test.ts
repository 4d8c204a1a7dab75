import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { defaultPluginLimits, PluginProcesses } from '@planwright/computed'
import { linkKit, type TemporaryFolder, temporaryFolder, writePlugin } from '@planwright/testing'
import { expect } from 'chai'

/** Looks, as a plugin's module, for all of Node that is still there: not taken, and neither a number nor a text. */
const looking = `import { builtinModules, createRequire, isBuiltin } from 'node:module'
const load = createRequire(import.meta.url)
const named = ['node:sea', 'node:sqlite', 'node:test', 'node:test/reporters'].filter((name) => isBuiltin(name))
const isTaken = (value) => {
  try { return value.anything } catch (error) { return error.message.startsWith('A plugin may not use') }
}
const isThere = ({ value, get }) =>
  get !== undefined || (value !== null && ['object', 'function'].includes(typeof value) && !isTaken(value))
const partsOf = (whole) =>
  Object.entries(Object.getOwnPropertyDescriptors(whole)).filter(([, part]) => isThere(part)).map(([name]) => name)
const modules = new Set([...builtinModules, ...named])
export const department = {
  ofModules: [...modules].flatMap((name) => partsOf(load(name)).map((part) => name + ' ' + part)),
  ofGlobal: partsOf(globalThis),
}`

/** A package beside the plugin, and a module that is imported while another loads. */
const shelves = 'shelves'
const late = 'data:text/javascript,export const late = 1'

const harmlessModules = [
  ...['_stream_duplex', '_stream_passthrough', '_stream_readable', '_stream_transform', '_stream_writable', 'assert'],
  ...['assert/strict', 'buffer', 'console', 'constants', 'events', 'fs', 'fs/promises', 'path', 'path/posix'],
  ...['path/win32', 'punycode', 'querystring', 'stream', 'stream/consumers', 'stream/promises', 'stream/web'],
  ...['string_decoder', 'sys', 'timers', 'timers/promises', 'url', 'util', 'util/types', 'zlib'],
]

/** Of other modules: what finds modules, what the process says about itself, and what Node lets nobody replace. */
const harmlessParts = [
  ...['Module', '_cache', '_debug', '_extensions', '_findPath', '_initPaths', '_load', '_nodeModulePaths'],
  ...['_pathCache', '_preloadModules', '_readPackage', '_resolveFilename', '_resolveLookupPaths', '_stat'],
  ...['builtinModules', 'constants', 'createRequire', 'globalPaths', 'isBuiltin', 'prototype', 'wrap', 'wrapper'],
].map((part) => `module ${part}`)
const harmlessOfProcess = [
  ...['_events', '_exiting', '_fatalException', '_tickCallback', 'argv', 'config', 'cwd', 'domain', 'emitWarning'],
  ...['env', 'execArgv', 'exitCode', 'features', 'nextTick', 'permission', 'release', 'sourceMapsEnabled'],
  ...['stderr', 'stdin', 'stdout', 'versions'],
].map((part) => `process ${part}`)
const fixed = [
  ...['createCipher', 'createDecipher', 'constants', 'fips', 'getRandomValues', 'subtle', 'webcrypto'],
].map((part) => `crypto ${part}`)
const fixedOthers = ['_stream_wrap prototype', 'os constants', 'perf_hooks constants', 'tls rootCertificates']

const harmlessGlobals = [
  ...['Buffer', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams', 'atob', 'btoa', 'clearImmediate'],
  ...['clearInterval', 'clearTimeout', 'console', 'global', 'process', 'queueMicrotask', 'setImmediate'],
  ...['setInterval', 'setTimeout', 'structuredClone'],
]

/** The globals of ECMAScript 2027 and before; what a version lacks is not found in it. */
const languageGlobals = [
  ...['AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'Atomics', 'BigInt', 'BigInt64Array'],
  ...['BigUint64Array', 'Boolean', 'DataView', 'Date', 'DisposableStack', 'Error', 'EvalError', 'FinalizationRegistry'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'Function', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl'],
  ...['Iterator', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError'],
  ...['Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'SuppressedError', 'Symbol', 'SyntaxError'],
  ...['Temporal', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap'],
  ...['WeakRef', 'WeakSet', 'WebAssembly', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['escape', 'eval', 'globalThis', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'unescape'],
]

describe(`a plugin, on Node ${process.versions.node},`, () => {
  let folder: TemporaryFolder
  let processes: PluginProcesses

  beforeEach(async () => {
    folder = await temporaryFolder()
    await linkKit(folder.path)
    processes = new PluginProcesses(defaultPluginLimits)
  })

  afterEach(async () => {
    await processes.close()
    await folder.remove()
  })

  const declared = async (program: string): Promise<unknown> => {
    const [loaded] = await processes.load([await writePlugin(folder.path, 'library', program)])
    return loaded?.department
  }

  const listed = async (list: string): Promise<readonly string[]> => {
    const names: unknown = Reflect.get(Object(await declared(looking)), list)
    return Array.isArray(names) ? names.map(String) : []
  }

  const inPackage = async (file: string, content: string) => {
    const path = join(folder.path, 'library/node_modules', shelves, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }

  it('is left those modules of Node that work with what they are given, and nothing of the others', async () => {
    const ofModules = await listed('ofModules')
    const kept = new Set([...harmlessParts, ...harmlessOfProcess, ...fixed, ...fixedOthers])
    const left = ofModules.filter((part) => !kept.has(part) && !harmlessModules.includes(part.split(' ')[0] ?? ''))
    expect(left).to.deep.equal([])
    expect(ofModules).to.include.members(['fs readFileSync', 'path join', 'module createRequire', 'process nextTick'])
  })

  it('can make nothing of a class of Node that is a module as a whole', async () => {
    const program = `import { builtinModules, createRequire } from 'node:module'
const load = createRequire(import.meta.url)
const made = (whole) => { try { return String(new whole(new (load('stream').Duplex)())) } catch (error) { return error.message } }
const ancestors = (whole) => [Object.getPrototypeOf(whole.prototype), Object.getPrototypeOf(whole).prototype.constructor.name]
const wrap = builtinModules.includes('_stream_wrap') ? load('_stream_wrap') : null
export const department = wrap === null ? null : { made: made(wrap), ancestors: ancestors(wrap) }`
    const told = await declared(program)
    if (told !== null)
      expect(told).to.deep.equal({
        made: 'A plugin may not use _stream_wrap: its functions work with what they are given.',
        ancestors: [null, 'taken'],
      })
  })

  it('is left the globals of the language and a few that only compute', async () => {
    const ofGlobal = await listed('ofGlobal')
    const kept = new Set([...languageGlobals, ...harmlessGlobals])
    expect(ofGlobal.filter((name) => !kept.has(name))).to.deep.equal([])
    expect(ofGlobal).to.include.members(['Math', 'Map', 'Intl', ...harmlessGlobals])
  })

  it('can use packages of both kinds of modules, files of data, and what it is left of Node', async () => {
    await inPackage('package.json', '{ "main": "index.cjs" }')
    await inPackage(
      'index.cjs',
      `const path = require('path'); exports.shelf = path.join('a', require('./rows.json')[0])`,
    )
    await inPackage('rows.json', '["b"]')
    const program = `import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { Duplex } from 'node:stream'
import shelves, { shelf } from ${JSON.stringify(shelves)}
import * as kit from '@planwright/sdk'
const own = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
const { late } = await import(${JSON.stringify(late)})
let heard = 0
for (const one of [new EventEmitter(), new Duplex()]) one.on('call', () => { heard += 1 }).emit('call')
export const department = { shelf, heard, same: shelves.shelf === shelf, kit: typeof kit.count, own, late }`
    expect(await declared(program)).to.deep.equal({
      shelf: 'a/b',
      heard: 2,
      same: true,
      kit: 'function',
      own: '{ "type": "module" }',
      late: 1,
    })
  })

  it('is told by name what is taken, however it is used', async () => {
    const program = `const said = (use) => { try { return String(use()) } catch (error) { return error.message } }
export const department = {
  called: said(() => fetch('http://127.0.0.1:1/')),
  made: said(() => new MessageChannel()),
  asked: said(() => performance.now()),
  put: said(() => { process.kill = () => 1 }),
  compared: said(() => [] instanceof Blob),
}`
    const reason = 'its functions work with what they are given.'
    expect(await declared(program)).to.deep.equal({
      called: `A plugin may not use fetch: ${reason}`,
      made: `A plugin may not use MessageChannel: ${reason}`,
      asked: `A plugin may not use performance: ${reason}`,
      put: `Cannot assign to read only property 'kill' of object '#<process>'`,
      compared: 'false',
    })
  })
})
