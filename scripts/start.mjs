import { build } from './house/build.mjs'
import { install } from './house/install.mjs'
import { script } from './house/run.mjs'
import { serverEntry, serverEnvironment } from './house/server.mjs'

// The server runs in this very process, so that signals reach it and its exit status is ours.
await script(async () => {
  await install()
  await build()
  Object.assign(process.env, serverEnvironment(process.env))
  await import(serverEntry)
})
