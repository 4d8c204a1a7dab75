import { type StoredRow, verifyTrail } from '@planwright/audit'
import { expect } from 'chai'
import { sampleAnchors, sampleEntries, TrailTable } from './sample-trail.js'
import { seededDraw, tamperings } from './tampering.js'

const attempts = 1000
const once = { times: 1, milliseconds: 0 }

describe('a thousand tamperings with a trail', () => {
  const entries = sampleEntries(40)
  const anchors = async () => sampleAnchors(entries)
  let table: TrailTable

  before(async () => {
    table = await TrailTable.of(entries)
  })

  after(() => table.close())

  it('are all found, each at the first entry that is not as it was', async () => {
    const draw = seededDraw(20_261_124)
    const missed: string[] = []
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [name, tamper] = tamperings[attempt % tamperings.length] ?? []
      await table.run('begin')
      await tamper?.(table, entries, draw)
      const rows = await table.rows()
      const { fault } = await verifyTrail(rows, anchors, once)
      await table.run('rollback')
      const first = firstDifference(rows)
      if (fault === null || fault.seq !== first) missed.push(`${name}: ${fault?.sentence ?? 'not found'} (${first})`)
    }
    console.log(`      ${attempts - missed.length} of ${attempts} tamperings found`)
    expect(missed).to.deep.equal([])
  })

  it('leave a trail that is whole once they are undone', async () => {
    const last = entries.at(-1)
    const { fault, head } = await verifyTrail(await table.rows(), anchors, once)
    expect(fault).to.equal(null)
    expect(head).to.deep.equal({ seq: 40, hash: last?.hash })
  })

  /** The first number at which a tampered table differs from the trail as it was written. */
  function firstDifference(rows: readonly StoredRow[]): number {
    const stray = rows.find(({ seq }) => typeof seq !== 'number' || seq < 1)
    if (stray !== undefined) return Number(stray.seq)
    const bySeq = new Map(rows.map((row) => [row.seq, row]))
    const broken = entries.find((entry) => JSON.stringify(bySeq.get(entry.seq)) !== JSON.stringify(entryRow(entry)))
    return broken?.seq ?? entries.length + 1
  }
})

/** An entry with its columns in the order of the table. */
function entryRow({ seq, at, subject, action, target, release, details, previousHash, hash }: StoredRow): StoredRow {
  return { seq, at, subject, action, target, release, details, previousHash, hash }
}
