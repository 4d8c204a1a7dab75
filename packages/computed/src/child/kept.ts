import { runInNewContext } from 'node:vm'

/**
 * What a plugin is left of Node. Everything else is taken away, whatever this version has: what a later one adds is
 * forbidden until it is listed here.
 */

/** Modules that work with what they are given. Reading files is held to the plugin's own by Node's permissions. */
const modules: ReadonlySet<string> = new Set([
  '_stream_duplex',
  '_stream_passthrough',
  '_stream_readable',
  '_stream_transform',
  '_stream_writable',
  'assert',
  'assert/strict',
  'buffer',
  'console',
  'constants',
  'events',
  'fs',
  'fs/promises',
  'path',
  'path/posix',
  'path/win32',
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

/** Whether a module of Node's own is left as it is. */
export function isKeptModule(name: string): boolean {
  return modules.has(name)
}

const partsOfModule: ReadonlySet<string> = new Set([
  'Module',
  'builtinModules',
  'constants',
  'createRequire',
  'globalPaths',
  'isBuiltin',
  'length',
  'name',
  'prototype',
  'wrap',
  'wrapper',
])

/** Whether a part of `node:module` is left: what finds modules, and what Node itself loads them with. */
export function isKeptOfModule(name: string): boolean {
  return partsOfModule.has(name) || name.startsWith('_')
}

const partsOfProcess: ReadonlySet<string> = new Set([
  '_events',
  '_exiting',
  '_fatalException',
  '_tickCallback',
  'argv',
  'config',
  'cwd',
  'domain',
  'emitWarning',
  'env',
  'execArgv',
  'exitCode',
  'features',
  'nextTick',
  'permission',
  'release',
  'sourceMapsEnabled',
  'versions',
])

/** Whether a part of `process` is left: what it says about itself, and what Node itself calls between two pieces of code. */
export function isKeptOfProcess(name: string): boolean {
  return partsOfProcess.has(name)
}

const globals: ReadonlySet<string> = new Set([
  'Buffer',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'atob',
  'btoa',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'global',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
])

/** The names of what the language itself has, in this version. */
export function globalsOfLanguage(): readonly string[] {
  const names: readonly string[] = runInNewContext('Object.getOwnPropertyNames(globalThis)')
  return [...names]
}

/** Whether something global that the language itself does not have is left. */
export function isKeptGlobal(name: string): boolean {
  return globals.has(name)
}
