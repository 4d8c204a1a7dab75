import type { ImportRecord } from '../import/import-report.js'

type Entry = Pick<ImportRecord, 'id' | 'kind' | 'undoes'>

/** The ids of what was taken back: of imports, emptyings and undos. An undo that was taken back takes nothing back. */
export function undoneIn(log: readonly Entry[]): ReadonlySet<string> {
  const undone = new Set<string>()
  // From the newest on: whether an undo stands is known before what it takes back.
  for (const { id, kind, undoes } of log.toReversed())
    if (kind === 'undo' && undoes !== null && !undone.has(id)) undone.add(undoes)
  return undone
}

/** The imports and emptyings that are left, oldest first: the facts are what they give one after the other. */
export function standingIn<One extends Entry>(log: readonly One[]): readonly One[] {
  const undone = undoneIn(log)
  return log.filter(({ id, kind }) => kind !== 'undo' && !undone.has(id))
}

/** What is left once an entry is taken back, oldest first. */
export function leftWithout<One extends Entry>(log: readonly One[], id: string): readonly One[] {
  const undo: Entry = { id: '', kind: 'undo', undoes: id }
  const left = new Set<Entry>(standingIn<Entry>([...log, undo]))
  return log.filter((entry) => left.has(entry))
}
