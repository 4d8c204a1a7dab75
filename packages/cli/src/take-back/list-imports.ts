import { ask } from '../ask.js'
import { type ConnectionOptions, connectionOf } from '../connection.js'
import { ExitStatus } from '../exit-status.js'
import { rows } from '../numbers.js'
import type { Terminal } from '../terminal.js'
import { unanswered } from '../unanswered.js'
import { type ImportsData, importsQuery, type ListedImport } from './protocol.js'

export interface ListOptions extends ConnectionOptions {
  readonly last: string
}

/** Prints what was imported, emptied and undone, the newest first. */
export async function listImports(options: ListOptions, { out }: Terminal): Promise<ExitStatus> {
  const { data, errors } = await ask<ImportsData>(await connectionOf(options), { query: importsQuery, variables: {} })
  if (!data || errors?.length) throw unanswered('list the imports', errors)
  const last = Number.parseInt(options.last, 10)
  const shown = data.imports.slice(0, Number.isNaN(last) ? undefined : last)
  out.write(shown.length === 0 ? 'There are no imports.\n' : shown.map((one) => `${importLine(one)}\n`).join(''))
  return ExitStatus.accepted
}

function importLine(one: ListedImport): string {
  const { id, startedAt, state, dryRun, changed, undoneBy } = one
  const how = `${dryRun ? 'dry run, ' : ''}${state.toLowerCase()}, ${rows(changed)}`
  return [startedAt, id, what(one), how, ...(undoneBy === null ? [] : [`undone by ${undoneBy.id}`])].join('  ')
}

function what({ kind, dataset, schoolYear, reason, files, undoes }: ListedImport): string {
  if (kind === 'UNDO') return `undo of ${undoes?.id ?? dataset} (${reason})`
  if (kind === 'EMPTYING') return `${dataset}${schoolYear === null ? '' : ` ${schoolYear}`} emptied (${reason})`
  return `${dataset} (${files.map(({ name }) => name).join(', ')})`
}
