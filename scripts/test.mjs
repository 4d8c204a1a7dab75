import { join } from 'node:path'
import { build } from './house/build.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { run, script } from './house/run.mjs'

await script(async () => {
  await install()
  await build()
  const reporter = join(root, 'scripts/house/closing-line.cjs')
  return run(process.execPath, [
    join(root, 'node_modules/mocha/bin/mocha.js'),
    '--reporter',
    reporter,
    ...process.argv.slice(2),
  ])
})
