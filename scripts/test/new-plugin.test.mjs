import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { problemWith } from '../plugin/check-id.mjs'
import { filesOf } from '../plugin/template.mjs'
import { writePlugin } from '../plugin/write-plugin.mjs'

describe('a new department', () => {
  /** @type {string} */
  let house
  beforeEach(() => {
    house = mkdtempSync(join(tmpdir(), 'planwright-new-plugin-'))
    mkdirSync(join(house, 'plugins/culture'), { recursive: true })
    writeFileSync(join(house, 'plugins/tsconfig.json'), '{ "files": [], "references": [{ "path": "culture" }] }')
  })
  afterEach(() => rmSync(house, { recursive: true }))

  it('passes every rule, law and example as it is written', () => {
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    symlinkSync(join(root, 'packages'), join(house, 'packages'))
    cpSync(join(root, 'tsconfig.base.json'), join(house, 'tsconfig.base.json'))
    writePlugin(house, { id: 'school-meals', name: 'School Meals', nameEs: 'Comidas' })
    const folder = join(house, 'plugins/school-meals')
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    for (const project of ['tsconfig.json', 'tsconfig.test.json']) node([tsc, '-p', join(folder, project)], folder)
    const tests = join(folder, 'dist/test/department.test.js')
    const output = node(
      [join(root, 'node_modules/mocha/bin/mocha.js'), '--no-config', '--timeout=60000', tests],
      folder,
    )
    expect(output)
      .to.match(/[1-9]\d* passing/)
      .and.not.to.include('pending')
  })

  it('has one dataset and one indicator in 80 lines or less', () => {
    const source = Object.entries(filesOf({ id: 'meals', name: 'Meals' })).filter(([path]) => path.startsWith('src/'))
    const lines = source.reduce((sum, [, text]) => sum + text.trimEnd().split('\n').length, 0)
    expect(lines).to.be.at.most(80)
  })

  it('is added to what is built, beside those that are there', () => {
    writePlugin(house, { id: 'meals', name: 'Meals' })
    const { references } = JSON.parse(readFileSync(join(house, 'plugins/tsconfig.json'), 'utf8'))
    expect(references).to.deep.equal([{ path: 'culture' }, { path: 'meals' }, { path: 'meals/tsconfig.test.json' }])
  })

  it('may have an apostrophe in its name', () => {
    expect(filesOf({ id: 'meals', name: "Children's Meals" })['src/department.ts']).to.include(
      String.raw`'Children\'s Meals'`,
    )
  })

  it('is refused with a sentence where its id is malformed, reserved or taken', () => {
    expect(problemWith(house, undefined, undefined)).to.include('Say the id')
    expect(problemWith(house, 'meals', undefined)).to.include('Say the id')
    for (const id of ['Meals', '1meals', '-meals', 'meals_', 'school meals', '../meals', 'meals-']) {
      expect(problemWith(house, id, 'Meals'), id).to.include('cannot be an id')
    }
    expect(problemWith(house, 'district', 'Meals')).to.include('something else')
    expect(problemWith(house, 'culture', 'Culture')).to.include('already a department')
    expect(problemWith(house, 'meals', 'Meals')).to.equal(null)
  })
})

/** @param {readonly string[]} args @param {string} cwd */
function node(args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  expect(status, stdout + stderr).to.equal(0)
  return stdout
}
