import { randomBytes } from 'node:crypto'
import type { ImportEntry } from './import.entity.js'

type Asked = Pick<ImportEntry, 'dataset' | 'dryRun' | 'startedAt'> &
  Partial<
    Pick<ImportEntry, 'kind' | 'files' | 'scope' | 'confirmed' | 'acceptPartial' | 'schoolYear' | 'undoes' | 'reason'>
  >

/** An entry for something that was asked for and waits for its turn. */
export function newEntry({ files = [], ...asked }: Asked): ImportEntry {
  return {
    kind: 'IMPORT',
    acceptPartial: null,
    schoolYear: null,
    undoes: null,
    reason: null,
    scope: null,
    confirmed: [],
    ...asked,
    id: `import/${randomBytes(9).toString('base64url')}`,
    state: 'RUNNING',
    phase: 'waiting',
    files: files.map(({ sha256, name }) => ({ sha256, name })),
    ...{ done: 0, total: 0, read: 0, accepted: 0, rejected: 0, changed: 0 },
    ...{ rejects: [], warnings: [], problems: [], effects: [], confirmations: [] },
    finishedAt: null,
  }
}
