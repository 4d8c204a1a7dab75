import { join } from 'node:path'
import { build } from './house/build.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { run, script } from './house/run.mjs'

/** The long forms of tests that `npm test` runs in a shorter form: a file each, `<name>.long.js`. */
const long = ['packages/*/dist/test/**/*.long.js']

await script(async () => {
  await install()
  await build()
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
  const options = ['--no-config', '--require', 'reflect-metadata', '--timeout', '600000']
  return run(process.execPath, [mocha, ...options, ...long, ...process.argv.slice(2)])
})
