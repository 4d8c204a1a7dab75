import type { ExitStatus } from '../exit-status.js'
import type { Terminal } from '../terminal.js'
import type { Checked } from './said.js'
import { workOnFolder } from './work-on-folder.js'

export interface ExamineOptions {
  /** The data folder, absolute. */
  readonly data: string
  readonly json: boolean
}

/** Has a data folder checked, and prints a line for each part of it, or all of it as JSON for a program. */
export async function examine({ data, json }: ExamineOptions, terminal: Terminal): Promise<ExitStatus> {
  const found: Checked[] = []
  const status = await workOnFolder({ command: 'doctor', data }, terminal, (checked) => found.push(checked))
  const lines = json ? [JSON.stringify(found.map(withoutKind), null, 2)] : found.map(lineOf)
  terminal.out.write(lines.map((line) => `${line}\n`).join(''))
  return status
}

function withoutKind({ part, state, message, code, place, remedy }: Checked): Checked {
  return { part, state, message, code, place, remedy }
}

/** `problem  facts    FACTS_DAMAGED: The file ... Start the server ...` */
function lineOf({ part, state, message, code, place, remedy }: Checked): string {
  const begin = `${state.padEnd(9)}${part.padEnd(9)}`
  if (state !== 'problem') return `${begin}${message}`
  const where = place === null || message.includes(place) ? '' : ` (${place})`
  return `${begin}${code}: ${message}${where} ${remedy}`
}
