import { problemLine } from '../problem-line.js'
import type { ImportProgress } from '../protocol.js'
import type { YearRows } from './protocol.js'

/** What an undo or an emptying did, or would do: a line for each school year whose rows change. */
export function takenBackLines(
  { id, state, changed, problems }: Pick<ImportProgress, 'id' | 'state' | 'changed' | 'problems'>,
  years: readonly YearRows[],
  { dryRun }: { readonly dryRun: boolean },
): readonly string[] {
  const reasons = problems.map(problemLine)
  if (state !== 'DONE') return ['Nothing was changed.', ...reasons]
  const rows = `${number(changed)} ${changed === 1 ? 'row' : 'rows'}`
  const end = dryRun ? 'This was a dry run; nothing was changed.' : `To take this back: npx planwright undo ${id}`
  return [`${rows} ${dryRun ? 'would change' : 'changed'}.`, ...years.map(yearLine), ...reasons, end]
}

function yearLine({ dataset, schoolYear, before, after, added, altered, removed }: YearRows): string {
  const parts = [
    ...(added > 0 ? [`${number(added)} added`] : []),
    ...(altered > 0 ? [`${number(altered)} altered`] : []),
    ...(removed > 0 ? [`${number(removed)} removed`] : []),
  ]
  const of = schoolYear === null ? dataset : `${dataset} ${schoolYear}`
  return `${of}: ${number(before)} rows before, ${number(after)} after (${parts.join(', ')})`
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
