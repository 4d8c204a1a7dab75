import type { Confirmation } from './protocol.js'
import type { ScopePart } from './scope-part.js'

/** How the command was called, so that it can be called again. */
export interface ImportCall {
  readonly dataset: string
  readonly paths: readonly string[]
  readonly url: URL
  readonly data: string
  readonly dryRun: boolean
  readonly partial: boolean
  readonly for: readonly ScopePart[]
  readonly confirm: readonly string[]
}

/** What is to be confirmed, and the command that confirms it. */
export function confirmationLines(confirmations: readonly Confirmation[], call: ImportCall): readonly string[] {
  if (confirmations.length === 0) return []
  return [
    ...(call.dryRun ? ['The import would ask you to confirm:'] : []),
    ...confirmations.map(({ message, remedy }) => `- ${message} ${remedy}`),
    'If this is what you want, run:',
    `  ${commandLine(call, [...call.confirm, ...confirmations.map(({ key }) => key)])}`,
  ]
}

function commandLine({ dataset, paths, url, data, partial, for: scope }: ImportCall, keys: readonly string[]): string {
  const words = [
    ...['npx', 'planwright', 'import', dataset, ...paths],
    ...(partial ? ['--partial'] : []),
    ...scope.flatMap(({ name, value }) => ['--for', `${name}=${value}`]),
    ...(url.href === 'http://127.0.0.1:4000/' ? [] : ['--url', url.origin]),
    ...(data === 'data' ? [] : ['--data', data]),
    ...['--confirm', ...keys],
  ]
  return words.map(quoted).join(' ')
}

/** A word as a shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
