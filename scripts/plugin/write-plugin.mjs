import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesOf } from './template.mjs'

/**
 * Writes a new department's plugin and adds it to what is built.
 * @param {string} base the repository's root
 * @param {import('./template.mjs').NewDepartment} department
 * @returns {readonly string[]} the files written, relative to `base`
 */
export function writePlugin(base, department) {
  const files = Object.entries(filesOf(department)).map(([path, text]) => ({
    path: join('plugins', department.id, path),
    text,
  }))
  for (const { path, text } of files) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  addReferences(join(base, 'plugins/tsconfig.json'), department.id)
  return files.map(({ path }) => path)
}

/** @param {string} file @param {string} id */
function addReferences(file, id) {
  /** @type {{ readonly references: readonly { readonly path: string }[] }} */
  const project = JSON.parse(readFileSync(file, 'utf8'))
  const paths = [...project.references.map(({ path }) => path), id, `${id}/tsconfig.test.json`].sort()
  const lines = paths.map((path) => `    { "path": ${JSON.stringify(path)} }`).join(',\n')
  writeFileSync(file, `{\n  "files": [],\n  "references": [\n${lines}\n  ]\n}\n`)
}
