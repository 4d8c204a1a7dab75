import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { missingPackages } from '../house/install.mjs'
import { demandNode } from '../house/node-version.mjs'

describe('an installation', () => {
  /** @type {string} */
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-install-'))
    mkdirSync(join(folder, 'node_modules'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const lock = (/** @type {string} */ file, /** @type {object} */ packages) =>
    writeFileSync(join(folder, file), JSON.stringify({ packages }))

  it('is made from nothing where npm has not finished one', () => {
    lock('package-lock.json', { 'node_modules/a': { version: '1.0.0' } })
    expect(missingPackages(folder)).to.equal('everything')
  })

  it('lacks what is new or has another version, but not what another platform needs', () => {
    lock('package-lock.json', {
      '': {},
      'node_modules/a': { version: '2.0.0' },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/c': { version: '1.0.0' },
      'node_modules/for-windows': { version: '1.0.0', optional: true },
      'node_modules/@planwright/plugin-new': { resolved: 'plugins/new', link: true },
    })
    lock('node_modules/.package-lock.json', {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0' },
    })
    expect(missingPackages(folder)).to.deep.equal([
      'node_modules/a',
      'node_modules/c',
      'node_modules/@planwright/plugin-new',
    ])
  })

  it('is refused by a Node.js that is too old, in one sentence', () => {
    for (const version of ['18.20.0', '20.18.3']) expect(() => demandNode(version)).to.throw(`this is ${version}`)
    for (const version of ['20.19.0', '20.20.2', '22.1.0', '26.0.0']) demandNode(version)
  })

  // A registry's mirror may lack the other platforms; npm then leaves them out of the lockfile, and `npm ci` refuses it.
  it('has every platform’s native parts in the lockfile', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const absent = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(path.startsWith('packages/') ? {} : (entry.optionalDependencies ?? {}))
        .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
        .map((name) => `${path}: ${name}`),
    )
    expect(absent).to.deep.equal([])
  })
})
