import { build } from './house/build.mjs'
import { install } from './house/install.mjs'
import { script } from './house/run.mjs'

await script(async () => {
  await install()
  await build()
})
