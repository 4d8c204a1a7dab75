import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { root } from '../house/folders.mjs'
import { checkImports } from '../imports/check.mjs'

const house = {
  'package.json': { name: 'house', devDependencies: { chai: '1' } },
  'packages/sdk/package.json': { name: '@planwright/sdk' },
  'packages/facts/package.json': { name: '@planwright/facts', dependencies: { '@planwright/sdk': '1' } },
  'packages/testing/package.json': { name: '@planwright/testing' },
  'plugins/meals/package.json': {
    name: '@planwright/plugin-meals',
    dependencies: { '@planwright/sdk': '1' },
    devDependencies: { '@planwright/testing': '1' },
  },
  'plugins/buses/package.json': { name: '@planwright/plugin-buses', dependencies: { '@planwright/plugin-meals': '1' } },
}

describe('the direction of imports', () => {
  /** @type {string} */
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-imports-'))
    for (const [file, manifest] of Object.entries(house)) write(file, JSON.stringify(manifest))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }

  const allowed = {
    'facts may import the kit': ['packages/facts/src/a.ts', `import { ratio } from '@planwright/sdk'`],
    'a plugin may import the kit': ['plugins/meals/src/a.ts', `import { ratio } from '@planwright/sdk'`],
    'a plugin’s test may import testing, and chai without saying so': [
      'plugins/meals/test/a.test.ts',
      `import { expect } from 'chai'\nimport { describeDepartment } from '@planwright/testing'`,
    ],
    'a synthetic part may import a file beside it': [
      'plugins/meals/synthetic/served.mjs',
      `import { menu } from './menu.mjs'`,
    ],
    'an import in a comment is none': ['packages/sdk/src/a.ts', `// import { x } from '@planwright/facts'\n`],
    'the environment may be read in environment.ts': [
      'packages/facts/src/environment.ts',
      `export const a = process.env['A']`,
    ],
  }
  for (const [title, [file = '', text = '']] of Object.entries(allowed)) {
    it(title, () => {
      write(file, text)
      expect(checkImports(folder)).to.deep.equal([])
    })
  }

  const refused = {
    'the kit imports no other package': [
      'packages/sdk/src/a.ts',
      `import { x } from '@planwright/facts'`,
      'belongs in facts',
    ],
    'the kit imports nothing of Node': [
      'packages/sdk/src/a.ts',
      `import { join } from 'node:path'`,
      'sdk imports nothing',
    ],
    'facts do not import plugins': [
      'packages/facts/src/a.ts',
      `import x from '@planwright/plugin-meals'`,
      'found by scanning',
    ],
    'a plugin imports only the kit': [
      'plugins/meals/src/a.ts',
      `import x from '@planwright/facts'`,
      'written with @planwright/sdk',
    ],
    'a plugin imports no other plugin': [
      'plugins/buses/src/a.ts',
      `import x from '@planwright/plugin-meals'`,
      'never imports another',
    ],
    'testing is for tests': ['plugins/meals/src/a.ts', `import x from '@planwright/testing'`, 'may not import'],
    'an import over several lines is seen': [
      'packages/sdk/src/a.ts',
      `import {\n  x,\n} from '@planwright/facts'`,
      'a.ts:3:',
    ],
    'a type is an import too': [
      'packages/sdk/src/a.ts',
      `import type { X } from '@planwright/facts'`,
      'may not import',
    ],
    'an import at run time is seen': [
      'packages/sdk/src/a.ts',
      `const x = await import('@planwright/facts')`,
      'may not import',
    ],
    'a package that is found by luck is reported': [
      'packages/facts/src/a.ts',
      `import x from 'left-pad'`,
      'is not declared',
    ],
    'a relative import stays in its package': [
      'packages/facts/src/a.ts',
      `import x from '../../sdk/src/a.js'`,
      'leaves facts',
    ],
    'a synthetic part imports nothing of Node': [
      'plugins/meals/synthetic/served.mjs',
      `import { join } from 'node:path'`,
      'only files beside it',
    ],
    'a synthetic part imports not even its own plugin': [
      'plugins/meals/synthetic/served.mjs',
      `import { served } from '../dist/src/index.js'`,
      'only files beside it',
    ],
    'the environment is read in one file': [
      'packages/facts/src/a.ts',
      `const a = process.env['A']`,
      'environment.ts only',
    ],
    'no package names a department': ['packages/facts/src/a.ts', `// as in meals.served`, 'names the department meals'],
    'nor in its code': ['packages/facts/src/a.ts', `const one = 'meals.served'`, 'names the department meals'],
  }
  for (const [title, [file = '', text = '', message = '']] of Object.entries(refused)) {
    it(title, () => {
      write(file, text)
      expect(checkImports(folder).join('\n')).to.include(message).and.to.include(file)
    })
  }

  it('lets a department be named like a plain word that packages use in another sense', () => {
    write('packages/facts/src/meals.ts', `// Counts meals.\nexport const meals = () => [].map((meals) => meals.length)`)
    write('packages/facts/src/a.ts', `export { meals } from './meals.js'`)
    expect(checkImports(folder)).to.deep.equal([])
  })

  it('holds in this very house', () => {
    expect(checkImports(root)).to.deep.equal([])
  })
})
