import { type AuditEntry, anchorsOf, canonicalJson, type StoredRow, verifyTrail } from '@planwright/audit'
import { expect } from 'chai'
import { sampleAnchors, sampleEntries } from './sample-trail.js'

const once = { times: 1, milliseconds: 0 }
const entries = sampleEntries(10)
const entry = (seq: number) => entries[seq - 1] as AuditEntry

async function faultOf(rows: readonly StoredRow[], anchors = sampleAnchors(entries)) {
  const { fault } = await verifyTrail(rows, async () => anchors, once)
  return fault === null ? null : `${fault.seq} ${fault.kind}`
}

describe('a broken trail', () => {
  it('names an entry that was edited', async () => {
    expect(await faultOf(entries.with(4, { ...entry(5), subject: 'somebody else' }))).to.equal('5 EDITED')
  })

  it('names an entry that is missing', async () => {
    expect(await faultOf(entries.filter(({ seq }) => seq !== 7))).to.equal('7 MISSING')
  })

  it('names an entry that stands in another’s place', async () => {
    const swapped = entries.with(2, { ...entry(8), seq: 3 }).with(7, { ...entry(3), seq: 8 })
    expect(await faultOf(swapped)).to.equal('3 REORDERED')
  })

  it('names the first of the entries that were cut off', async () => {
    expect(await faultOf(entries.slice(0, 8))).to.equal('9 TAIL_CUT')
    expect(await faultOf([])).to.equal('1 TAIL_CUT')
  })

  it('names an entry that was chained anew', async () => {
    expect(await faultOf(sampleEntries(11).slice(0, 10), sampleAnchors(sampleEntries(10).slice(0, 9)))).to.equal(
      '10 NOT_ANCHORED',
    )
  })

  it('tells a lost or altered file of heads from a broken table', async () => {
    expect(await faultOf(entries, anchorsOf(''))).to.equal('1 NOT_ANCHORED')
    const lines = entries.map(({ seq, hash }) => `${seq} ${hash}\n`)
    expect(await faultOf(entries, anchorsOf(lines.filter((_, index) => index !== 3).join('')))).to.equal(
      '4 ANCHOR_DAMAGED',
    )
    expect(await faultOf(entries, anchorsOf(`${lines.join('')}nonsense\n`))).to.equal('10 ANCHOR_DAMAGED')
  })
})

describe('a whole trail', () => {
  it('is whole while a server goes on writing: newer entries are looked for in the file again', async () => {
    const answers = [sampleAnchors(entries.slice(0, 6)), sampleAnchors(entries.slice(0, 8)), sampleAnchors(entries)]
    let asked = 0
    const anchors = async () => answers[Math.min(asked++, 2)] ?? sampleAnchors([])
    const { fault, head } = await verifyTrail(entries, anchors, { times: 3, milliseconds: 0 })
    expect(fault).to.equal(null)
    expect(head.seq).to.equal(10)
  })

  it('may end in the file with a line that a killed server wrote half', async () => {
    const lines = entries.map(({ seq, hash }) => `${seq} ${hash}\n`).join('')
    expect(await faultOf(entries, anchorsOf(`${lines}11 3fa9`))).to.equal(null)
  })
})

describe('canonical JSON', () => {
  it('is the same text for the same value, whatever the order of names', () => {
    const text = '{"a":[1,null,{"b":"é","c":0.1}],"z":false}'
    expect(canonicalJson({ z: false, gone: undefined, a: [1, undefined, { c: 0.1, b: 'é' }] })).to.equal(text)
    expect(canonicalJson(JSON.parse(text))).to.equal(text)
  })
})
