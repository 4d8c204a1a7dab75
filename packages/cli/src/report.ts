import { confirmationLines, type ImportCall } from './confirmation-lines.js'
import { effectLines } from './effect-lines.js'
import { number, rows } from './numbers.js'
import { problemLine } from './problem-line.js'
import type { ImportProgress, RejectList } from './protocol.js'
import { rejectLine } from './reject-line.js'

type Asked = ImportCall

/** What came of an import: the counts, what they mean, and each reject with its place, cause and remedy. */
export function reportLines(ended: ImportProgress, asked: Asked): readonly string[] {
  const { rejects, warnings, effects, confirmations, problems } = ended
  return [
    counts(ended, asked),
    ...effectLines(effects),
    ...outcome(ended, asked),
    ...confirmationLines(confirmations, asked),
    ...problems.map(problemLine),
    ...listed(rejects),
    ...warned(warnings),
  ]
}

function counts({ state, read, accepted, rejected, changed }: ImportProgress, { dryRun }: Asked): string {
  const change = `${number(changed)} ${dryRun || state === 'UNCONFIRMED' ? 'would change' : 'changed'}`
  return `Read ${rows(read)}: ${number(accepted)} accepted, ${number(rejected)} rejected, ${change}.`
}

function outcome({ state, rejected, problems }: ImportProgress, { dryRun }: Asked): readonly string[] {
  if (state === 'FAILED') return ['The import failed; nothing was changed.']
  if (state === 'UNCONFIRMED') return ['Nothing was changed yet, because this import needs your confirmation.']
  if (state === 'CANCELLED') return ['The import was cancelled; nothing was changed.']
  if (state === 'REFUSED' && rejected === 0) return ['The import was refused; nothing was changed.']
  if (state === 'REFUSED') return ['Nothing was changed: correct these rows, or accept the others with --partial.']
  if (problems.length > 0) return ['The rows are in, but not everything that follows from them is done.']
  return dryRun ? ['This was a dry run; nothing was written.'] : []
}

function listed({ totalCount, nodes }: RejectList): readonly string[] {
  return [...nodes.map(rejectLine), ...more(totalCount - nodes.length)]
}

function warned(warnings: RejectList): readonly string[] {
  const { totalCount } = warnings
  if (totalCount === 0) return []
  const title =
    totalCount === 1 ? '1 warning, which stops nothing:' : `${number(totalCount)} warnings, which stop nothing:`
  return [title, ...listed(warnings)]
}

function more(count: number): readonly string[] {
  return count > 0 ? [`and ${number(count)} more.`] : []
}
