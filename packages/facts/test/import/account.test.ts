import { expect } from 'chai'
import { attendance } from '../store/sample-store.js'
import { collides, type Day, isOf, type Part, replaced } from './account-oracle.js'
import { importDoor } from './import-door.js'

const schools = ['07', '08', '09']
const months = ['2015-10', '2015-11', '2016-10', '2017-03']
const imports = 40

describe('the account of an import', () => {
  const door = importDoor()

  it('agrees, over random imports of years and of parts, with rows that are compared one by one', async () => {
    const random = seeded(7)
    const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
    const seen = { changed: 0, unchanged: 0, refused: 0 }
    let known: readonly Day[] = []
    for (let round = 0; round < imports; round += 1) {
      const part: Part = {
        ...(random() < 0.3 && { school: one(schools) }),
        ...(random() < 0.3 && { month: one(months) }),
      }
      const rows = random() < 0.1 ? known.filter((row) => isOf(part, row)) : someDays(random, one, part)
      if (rows.length === 0) continue
      const wanted = replaced(known, rows, part)
      const report = await door.sample.add(attendance, { 'a.csv': csvOf(rows) }, { scope: part, asks: false })
      if (collides(known, rows, part)) {
        expect(report).to.include({ outcome: 'refused', changed: 0 })
        seen.refused += 1
        continue
      }
      expect(report.effects).to.deep.equal(wanted.effects)
      const sum = wanted.effects.reduce((all, { added, altered, removed }) => all + added + altered + removed, 0)
      expect(report).to.include({ outcome: sum === 0 ? 'unchanged' : 'changed', changed: sum })
      seen[sum === 0 ? 'unchanged' : 'changed'] += 1
      known = wanted.rows
      expect(
        textsOf((await door.sample.store.rows(attendance.id)) as readonly unknown[] as readonly Day[]),
      ).to.deep.equal(textsOf(known))
    }
    expect(
      Object.values(seen).every((count) => count > 0),
      JSON.stringify(seen),
    ).to.equal(true)
  })

  it('is the same of a dry run, which changes nothing', async () => {
    const before = [{ student: 'a', school: '07', date: '2015-10-01', present: true }]
    await door.sample.add(attendance, { 'a.csv': csvOf(before) })
    const after = [{ student: 'b', school: '08', date: '2015-10-01', present: true }]
    const dry = await door.sample.add(attendance, { 'b.csv': csvOf(after) }, { dryRun: true, asks: true })
    expect(dry.outcome).to.equal('dry-run')
    expect(dry.effects).to.deep.equal(replaced(before, after, {}).effects)
    expect(await door.sample.store.rows(attendance.id)).to.deep.equal(before)
    const real = await door.sample.add(attendance, { 'b.csv': csvOf(after) }, { asks: true })
    expect(real.outcome).to.equal('unconfirmed')
    expect([real.effects, real.confirmations]).to.deep.equal([dry.effects, dry.confirmations])
  })
})

function someDays(random: () => number, one: <Item>(items: readonly Item[]) => Item, part: Part): readonly Day[] {
  const days = new Map<string, Day>()
  for (let count = Math.ceil(random() * 8); count > 0; count -= 1) {
    const day = {
      student: one(['a', 'b', 'c', 'd', 'e']),
      school: part.school ?? one(schools),
      date: `${part.month ?? one(months)}-0${1 + Math.floor(random() * 3)}`,
      present: random() < 0.5,
    }
    days.set(`${day.student} ${day.date}`, day)
  }
  return [...days.values()]
}

function csvOf(rows: readonly Day[]): string {
  return ['student,school,date,present', ...textsOf(rows), ''].join('\n')
}

function textsOf(rows: readonly Day[]): readonly string[] {
  return rows.map(({ student, school, date, present }) => [student, school, date, present].join(',')).sort()
}

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
