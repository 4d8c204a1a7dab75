import { type Anchors, type AuditEntry, anchorsOf, type Happening, nextEntry, type StoredRow } from '@planwright/audit'
import sqlite3 from 'sqlite3'

const actions = ['target.set', 'import.start', 'import.end', 'indicator.approve', 'figures.read-exact', 'key.issue']

/** Entries of a trail as a server writes them. */
export function sampleEntries(count: number): readonly AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let index = 0; index < count; index += 1) {
    const happening: Happening = {
      subject: ['ana.ruiz', 'key/3f', 'server'][index % 3] ?? '',
      action: actions[index % actions.length] ?? '',
      target: index % 4 === 0 ? null : `school/${index}`,
      release: index % 5 === 0 ? '2016-17' : null,
      details: { count: index, names: ['José', 'x'], nested: { b: 1, a: null } },
    }
    entries.push(nextEntry(entries.at(-1) ?? null, happening, new Date(1_480_000_000_000 + index * 1000).toISOString()))
  }
  return entries
}

/** What the file outside the table says of entries. */
export function sampleAnchors(entries: readonly AuditEntry[]): Anchors {
  return anchorsOf(entries.map(({ seq, hash }) => `${seq} ${hash}\n`).join(''))
}

/** A table of a trail in memory, without the triggers that a tamperer would drop first. */
export class TrailTable {
  private readonly database = new sqlite3.Database(':memory:')

  static async of(entries: readonly AuditEntry[]): Promise<TrailTable> {
    const table = new TrailTable()
    await table.run(
      'create table audit_entry (seq integer primary key, at text, subject text, action text, target text, "release" text, details text, previousHash text, hash text)',
    )
    for (const entry of entries) await table.insert(entry)
    return table
  }

  insert({ seq, at, subject, action, target, release, details, previousHash, hash }: AuditEntry): Promise<void> {
    const cells = [seq, at, subject, action, target, release, details, previousHash, hash]
    return this.run('insert into audit_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)', cells)
  }

  run(sql: string, parameters: readonly unknown[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.run(sql, [...parameters], (error: Error | null) => (error === null ? resolve() : reject(error)))
    })
  }

  rows(): Promise<readonly StoredRow[]> {
    return new Promise((resolve, reject) => {
      this.database.all<StoredRow>('select * from audit_entry order by seq', (error, rows) =>
        error === null ? resolve(rows) : reject(error),
      )
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.database.close(() => resolve()))
  }
}
