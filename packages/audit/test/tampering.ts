import { type AuditEntry, hashOf } from '@planwright/audit'
import type { TrailTable } from './sample-trail.js'

/** A whole number from 0 up to below the limit. */
export type Draw = (below: number) => number

/** Whole numbers that are the same in every run. */
export function seededDraw(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Tampering = (table: TrailTable, entries: readonly AuditEntry[], draw: Draw) => Promise<unknown>

const columns = ['at', 'subject', 'action', 'target', '"release"', 'details', 'previousHash', 'hash'] as const

const at = (entries: readonly AuditEntry[], position: number): AuditEntry => {
  const entry = entries[position]
  if (entry === undefined) throw new Error(`There is no entry at ${position}.`)
  return entry
}

const pick = (entries: readonly AuditEntry[], draw: Draw) => at(entries, draw(entries.length))

/** One cell becomes another text, another case, a blob of the same bytes, nothing, or text with a space more. */
const editCell: Tampering = (table, entries, draw) => {
  const { seq } = pick(entries, draw)
  const column = columns[draw(columns.length)]
  const changes = [
    `${column} = coalesce(${column}, '') || ' '`,
    `${column} = case when ${column} is null then '' else null end`,
    `${column} = cast(coalesce(${column}, '') as blob)`,
    `${column} = case when upper(coalesce(${column}, '')) is ${column} then 'x' else upper(coalesce(${column}, 'x')) end`,
    `${column} = 'somebody else'`,
  ]
  return table.run(`update audit_entry set ${changes[draw(changes.length)]} where seq = ?`, [seq])
}

const renumber: Tampering = (table, entries, draw) => {
  const { seq } = pick(entries, draw)
  const wanted = [-seq, 0, entries.length + 1 + draw(9), 1_000_000][draw(4)]
  return table.run('update audit_entry set seq = ? where seq = ?', [wanted, seq])
}

const remove: Tampering = (table, entries, draw) =>
  table.run('delete from audit_entry where seq = ?', [pick(entries, draw).seq])

const swap: Tampering = async (table, entries, draw) => {
  const first = draw(entries.length - 1)
  const one = at(entries, first).seq
  const other = at(entries, first + 1 + draw(entries.length - first - 1)).seq
  await table.run('update audit_entry set seq = -1 where seq = ?', [one])
  await table.run('update audit_entry set seq = ? where seq = ?', [one, other])
  await table.run('update audit_entry set seq = ? where seq = -1', [other])
}

const cutTail: Tampering = (table, entries, draw) =>
  table.run('delete from audit_entry where seq >= ?', [pick(entries, draw).seq])

/** An entry is altered and gets the hash that fits it. */
const editAndHash: Tampering = async (table, entries, draw) => {
  const entry = { ...pick(entries, draw), subject: 'somebody else' }
  await table.run('delete from audit_entry where seq = ?', [entry.seq])
  await table.insert({ ...entry, hash: hashOf(entry) })
}

/** An entry is altered or left out, and everything after it is chained anew. */
const rewrite: Tampering = async (table, entries, draw) => {
  const from = draw(entries.length)
  const isLeftOut = draw(2) === 0 && from < entries.length - 1
  await table.run('delete from audit_entry where seq >= ?', [at(entries, from).seq])
  const changed = isLeftOut
    ? entries.slice(from + 1)
    : [{ ...at(entries, from), action: 'nothing' }, ...entries.slice(from + 1)]
  await chain(table, entries, from, changed)
}

/** A well-formed entry is put in somewhere, or after the last, and everything after it is chained anew. */
const putIn: Tampering = async (table, entries, draw) => {
  const from = draw(entries.length + 1)
  await table.run('delete from audit_entry where seq > ?', [from])
  const fresh = { ...at(entries, 0), subject: 'somebody else', details: '{}' }
  await chain(table, entries, from, [fresh, ...entries.slice(from)])
}

/** An entry is put in, and those after it move up without a new hash. */
const squeezeIn: Tampering = async (table, entries, draw) => {
  const from = draw(entries.length)
  await table.run('update audit_entry set seq = -seq - 1 where seq > ?', [from])
  await table.run('update audit_entry set seq = -seq where seq < 0')
  await chain(table, entries, from, [{ ...at(entries, 0), subject: 'somebody else', details: '{}' }])
}

async function chain(
  table: TrailTable,
  entries: readonly AuditEntry[],
  from: number,
  contents: readonly AuditEntry[],
): Promise<void> {
  let previousHash = from === 0 ? '0'.repeat(64) : at(entries, from - 1).hash
  for (const [index, content] of contents.entries()) {
    const entry = { ...content, seq: from + 1 + index, previousHash }
    previousHash = hashOf(entry)
    await table.insert({ ...entry, hash: previousHash })
  }
}

/** Ways to alter a trail, by name; edits of a cell are drawn more often than the others. */
export const tamperings: readonly (readonly [string, Tampering])[] = [
  ['edit of a cell', editCell],
  ['edit of a cell', editCell],
  ['edit of a cell', editCell],
  ['edit of a number', renumber],
  ['deletion', remove],
  ['swap', swap],
  ['tail cut', cutTail],
  ['edit with its hash', editAndHash],
  ['chain written anew', rewrite],
  ['insertion, chained', putIn],
  ['insertion', squeezeIn],
]
