import { join } from 'node:path'
import { build } from './house/build.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { run, script } from './house/run.mjs'
import { everyTest } from './house/tests.mjs'

await script(async () => {
  await install()
  await build()
  const args = process.argv.slice(2)
  if (args.length === 0) return everyTest()
  const reporter = join(root, 'scripts/house/closing-line.cjs')
  return run(process.execPath, [join(root, 'node_modules/mocha/bin/mocha.js'), '--reporter', reporter, ...args])
})
