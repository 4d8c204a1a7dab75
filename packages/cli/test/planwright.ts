import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { run } from '../src/index.js'

/** Runs the command and gathers what it printed. */
export async function planwright(args: readonly string[], isTTY = false) {
  const out = new PassThrough()
  const err = Object.assign(new PassThrough(), { isTTY })
  const printed = Promise.all([text(out), text(err)])
  const status = await run(args, { out, err })
  out.end()
  err.end()
  const [results, notices] = await printed
  return { status, out: results, err: notices }
}
