import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../house/folders.mjs'

/** The API's schema, printed by a process of its own: classes that were merely imported leak into a schema. */
export function graphqlSchema() {
  const program = join(root, 'packages/server/dist/src/schema/print-schema.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`The schema could not be printed: ${stderr}`)
  return stdout
}
