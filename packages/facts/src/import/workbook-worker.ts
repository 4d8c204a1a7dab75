import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkbookPart } from './workbook.js'
import { sheetLines, sheetNames } from './workbook-rows.js'

/** So many characters of rows go over at a time. */
const batch = 64 * 1024

/** The parts of a workbook in order: each sheet, its rows, its end. */
async function* partsOf(path: string): AsyncGenerator<WorkbookPart> {
  const book = await readFile(path)
  for (const [index, name] of (await sheetNames(book)).entries()) {
    yield { kind: 'sheet', name }
    let lines = ''
    for await (const line of sheetLines(book, index)) {
      lines += line
      if (lines.length < batch) continue
      yield { kind: 'rows', lines }
      lines = ''
    }
    if (lines !== '') yield { kind: 'rows', lines }
    yield { kind: 'sheet end' }
  }
  yield { kind: 'end' }
}

// A part is read when it is asked for, so that no more than one waits in memory.
const parts = partsOf(String(workerData))
parentPort?.on('message', async () => parentPort?.postMessage((await parts.next()).value))
