import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'

/** A house of its own for a test that adds a plugin: the packages are this one's, the plugins are not. */
export function makeHouse() {
  const house = mkdtempSync(join(tmpdir(), 'planwright-house-'))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  symlinkSync(join(root, 'packages'), join(house, 'packages'))
  cpSync(join(root, 'tsconfig.base.json'), join(house, 'tsconfig.base.json'))
  mkdirSync(join(house, 'plugins/culture'), { recursive: true })
  writeFileSync(join(house, 'plugins/tsconfig.json'), '{ "files": [], "references": [{ "path": "culture" }] }')
  return { house, remove: () => rmSync(house, { recursive: true }) }
}

/**
 * Compiles a plugin and runs its tests.
 * @param {string} folder
 * @returns {string} what mocha said
 */
export function testPlugin(folder) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  for (const project of ['tsconfig.json', 'tsconfig.test.json']) node([tsc, '-p', join(folder, project)], folder)
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
  return node([mocha, '--no-config', '--timeout=60000', join(folder, 'dist/test/department.test.js')], folder)
}

/** @param {readonly string[]} args @param {string} cwd */
function node(args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  expect(status, stdout + stderr).to.equal(0)
  return stdout
}
