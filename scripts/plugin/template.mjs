import { readFileSync } from 'node:fs'

/** @typedef {{ readonly id: string, readonly name: string, readonly nameEs?: string }} NewDepartment */

/**
 * The files of a new department's plugin, by path inside its folder.
 * @param {NewDepartment} department
 * @returns {Readonly<Record<string, string>>}
 */
export function filesOf(department) {
  return {
    'package.json': json(manifest(department)),
    'tsconfig.json': json(project('src', [], ['../../packages/sdk'])),
    'tsconfig.test.json': json(
      project('test', ['mocha'], ['./tsconfig.json', '../../packages/sdk', '../../packages/testing']),
    ),
    ...Object.fromEntries(
      [
        'src/index.ts',
        'src/department.ts',
        'src/datasets/requests.ts',
        'src/indicators/answered-in-time.ts',
        'synthetic/requests.mjs',
        'test/department.test.ts',
      ].map((path) => [path, filled(path, department)]),
    ),
  }
}

/** @param {NewDepartment} department */
const manifest = ({ id, name }) => ({
  name: `@planwright/plugin-${id}`,
  version: '0.1.0',
  private: true,
  description: name,
  license: 'MIT',
  type: 'module',
  exports: { '.': { types: './dist/src/index.d.ts', default: './dist/src/index.js' } },
  dependencies: { '@planwright/sdk': '0.1.0' },
  devDependencies: { '@planwright/testing': '0.1.0' },
})

/** @param {string} part @param {readonly string[]} types @param {readonly string[]} references */
const project = (part, types, references) => ({
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    rootDir: '.',
    outDir: 'dist',
    tsBuildInfoFile: `dist/${part}.tsbuildinfo`,
    ...(types.length === 0 ? {} : { types: ['node', ...types] }),
  },
  include: [part],
  references: references.map((path) => ({ path })),
})

/** @param {string} path @param {NewDepartment} department */
function filled(path, { id, name, nameEs }) {
  const text = readFileSync(new URL(`./template/${path}.txt`, import.meta.url), 'utf8')
  const variable = id.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
  return text
    .replaceAll('__ID__', id)
    .replaceAll('__VARIABLE__', variable)
    .replaceAll('__NAME__', `en: ${quoted(name)}, es: ${quoted(nameEs ?? name)}`)
}

/** @param {string} text */
const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&').replace(/\s+/g, ' ')}'`

/** @param {object} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`
