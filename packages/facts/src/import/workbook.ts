import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What the thread that reads a workbook says, one part at a time. */
export type WorkbookPart =
  | { readonly kind: 'sheet'; readonly name: string }
  | { readonly kind: 'rows'; readonly lines: string }
  | { readonly kind: 'sheet end' }
  | { readonly kind: 'end' }

/** A sheet of a workbook: its name, and its rows as lines that `tableRecords` reads. */
export interface Sheet {
  readonly name: string
  readonly lines: AsyncGenerator<string>
}

/** What the thread may take; a workbook of the largest size that is read needs less. */
const resourceLimits = { maxOldGenerationSizeMb: 2048 }

/**
 * The sheets of a workbook in order; each must be read before the next. A thread of its own takes them apart, because
 * large ones would keep everybody else waiting for seconds. Throws where the workbook is damaged.
 */
export async function* sheetsOf(path: string): AsyncGenerator<Sheet> {
  const worker = new Worker(new URL('./workbook-worker.js', import.meta.url), { workerData: path, resourceLimits })
  try {
    for (let part = await nextPart(worker); part.kind !== 'end'; part = await nextPart(worker)) {
      if (part.kind === 'sheet') yield { name: part.name, lines: linesOf(worker) }
    }
  } finally {
    await worker.terminate()
  }
}

async function* linesOf(worker: Worker): AsyncGenerator<string> {
  for (let part = await nextPart(worker); part.kind === 'rows'; part = await nextPart(worker)) yield part.lines
}

/** Asks for a part and waits for it; a fault of the thread is thrown here. */
async function nextPart(worker: Worker): Promise<WorkbookPart> {
  const said = once(worker, 'message')
  worker.postMessage('next')
  const [part] = await said
  return part
}
