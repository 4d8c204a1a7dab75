import { Worker } from 'node:worker_threads'
import type { Computed, Department } from '@planwright/sdk'
import { callAll } from '../call.js'
import { greetingBytes, outcomeBytes, taskFrom } from '../line/wire.js'
import { causeOf } from '../outcome.js'
import { declarationOf } from './declaration.js'
import { deprive } from './deprive.js'
import { receive, send } from './line.js'

const bytesOfAMegabyte = 1_048_576

const [entry = '', megabytes = ''] = process.argv.slice(2)

const watchdog = new Worker(new URL('./watchdog.js', import.meta.url), {
  workerData: { bytes: Number(megabytes) * bytesOfAMegabyte, parent: process.ppid },
})
await new Promise((resolve) => watchdog.once('message', resolve))
watchdog.unref()
deprive()

// What a module leaves behind while it loads says nothing about the department it declares.
process.on('unhandledRejection', () => undefined)

const department = await loaded()
if (department !== null) serve(department)

/** The department of the plugin's module, which the server is told of; null where there is nothing to go on with. */
async function loaded(): Promise<Department | null> {
  try {
    const { department }: { readonly department: Department } = await import(entry)
    send(greetingBytes({ declared: declarationOf(department) }))
    return department
  } catch (error) {
    send(greetingBytes({ refusal: causeOf(error) }))
    return null
  }
}

/** Answers task after task, until the server has gone. */
function serve(department: Department): void {
  for (let message = receive(); message !== null; message = receive()) send(answer(department, message))
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
