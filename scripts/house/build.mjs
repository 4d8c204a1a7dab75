import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from './digest.mjs'
import { root } from './folders.mjs'
import { removeOrphans } from './orphans.mjs'
import { mustRun } from './run.mjs'

/** Compiles what changed, and bundles the Playground when its own sources did. */
export async function build() {
  removeOrphans(root)
  await mustRun(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'])
  await buildPlayground()
}

async function buildPlayground() {
  const stamp = join(root, 'packages/playground/dist/app.sources')
  const sources = digestOf(root, ['packages/playground'])
  const built = existsSync(join(root, 'packages/playground/dist/app/index.html'))
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  console.log('Bundling the Playground.')
  await mustRun('npm', ['run', 'build', '--silent', '-w', 'packages/playground', '--', '--logLevel=warn'])
  writeFileSync(stamp, sources)
}
