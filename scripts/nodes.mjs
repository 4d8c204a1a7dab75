import { join } from 'node:path'
import { build } from './house/build.mjs'
import { root } from './house/folders.mjs'
import { install } from './house/install.mjs'
import { script } from './house/run.mjs'
import { nodeBinary } from './nodes/binary.mjs'
import { knowsFrontEnds } from './nodes/operations.mjs'
import { triedOn } from './nodes/tried.mjs'

/** The lines of Node.js that people run: the oldest that is accepted, and the long-term releases since. */
const lines = ['20.19', '22', '24', '26']
/** How many are tried at a time. */
const atOnce = 2
const cache = join(root, '.cache/nodes')

/** Starts the server and tests what runs plugins on each line of Node.js. One that cannot be had is named, and no failure. */
await script(async () => {
  await install()
  await build()
  if (!knowsFrontEnds()) console.log('There is no folder ../shared/contract: what front ends send is not asked.')
  const found = await Promise.all(lines.map((line) => nodeBinary(line, cache)))
  const passed = []
  for (let at = 0; at < lines.length; at += atOnce)
    passed.push(...(await Promise.all(found.slice(at, at + atOnce).map((one, next) => tried(lines[at + next], one)))))
  return passed.every(Boolean) ? 0 : 1
})

/** @param {string | undefined} line @param {Awaited<ReturnType<typeof nodeBinary>>} found */
async function tried(line, found) {
  if (!('reason' in found)) return reported(found)
  console.log(`Node ${line}: neither started nor tested, for it cannot be had (${found.reason}).`)
  return true
}

/** Says in a line how a version did, with its output where it failed. @param {{ binary: string, version: string }} node */
async function reported({ binary, version }) {
  const { sentence, failure } = await triedOn(binary)
  console.log(`Node ${version}: ${sentence}`)
  if (failure !== null) console.log(failure)
  return failure === null
}
