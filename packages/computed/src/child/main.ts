import { Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import type { Computed, Department } from '@planwright/sdk'
import { callAll } from '../call.js'
import { FrameReader, framed, lineNumber } from '../line/frames.js'
import { greetingBytes, outcomeBytes, taskFrom } from '../line/wire.js'
import { causeOf } from '../outcome.js'
import { declarationOf } from './declaration.js'
import { deprive } from './deprive.js'

const bytesOfAMegabyte = 1_048_576

const [entry = '', megabytes = ''] = process.argv.slice(2)
const line = new Socket({ fd: lineNumber })
const reader = new FrameReader()

const watchdog = new Worker(new URL('./watchdog.js', import.meta.url), {
  workerData: { bytes: Number(megabytes) * bytesOfAMegabyte, parent: process.ppid },
})
await new Promise((resolve) => watchdog.once('message', resolve))
watchdog.unref()
deprive()

// A promise that nobody waits for is told as what it is: a result that is no measurement.
process.on('unhandledRejection', () => undefined)

try {
  const { department }: { readonly department: Department } = await import(entry)
  const declared = declarationOf(department)
  line.on('data', (piece: Buffer) => {
    const message = reader.push(piece, Number.MAX_SAFE_INTEGER)
    if (message !== null) line.write(framed(answer(department, message)))
  })
  line.write(framed(greetingBytes({ declared })))
} catch (error) {
  line.write(framed(greetingBytes({ refusal: causeOf(error) })))
}

/** The outcomes of a task; nothing where the function is not the one that was meant. */
function answer(department: Department, message: Buffer): Buffer {
  const { indicator, source, unit, batch } = taskFrom(message)
  const computed = computedOf(department, indicator)
  if (computed === null || String(computed.calculate) !== source) return Buffer.alloc(0)
  return outcomeBytes(callAll(computed, batch, unit))
}

function computedOf(department: Department, id: string): Computed | null {
  const value = department.indicators.find((one) => one.id === id)?.value
  return value?.kind === 'computed' ? value : null
}
