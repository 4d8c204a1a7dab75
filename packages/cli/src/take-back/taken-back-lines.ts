import { effectLines } from '../effect-lines.js'
import { rows } from '../numbers.js'
import { problemLine } from '../problem-line.js'
import type { ImportProgress } from '../protocol.js'

type Ended = Pick<ImportProgress, 'id' | 'state' | 'changed' | 'effects' | 'problems'>

/** What an undo or an emptying did, or would do: a line for each school year whose rows change. */
export function takenBackLines(
  { id, state, changed, effects, problems }: Ended,
  { dryRun }: { readonly dryRun: boolean },
): readonly string[] {
  const reasons = problems.map(problemLine)
  if (state !== 'DONE') return ['Nothing was changed.', ...reasons]
  const end = dryRun ? 'This was a dry run; nothing was changed.' : `To take this back: npx planwright undo ${id}`
  return [`${rows(changed)} ${dryRun ? 'would change' : 'changed'}.`, ...effectLines(effects), ...reasons, end]
}
