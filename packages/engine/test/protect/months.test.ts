import { expect } from 'chai'
import { answersOf, released } from './attack/answer.js'
import { attack, type Range } from './attack/attacker.js'
import { modelOf } from './attack/model.js'
import { randomFrom } from './attack/random.js'
import { countsAt, solver } from './attack/recovery.js'
import { madeUpStudents, type Student } from './attack/students.js'
import { figuresOf, parentsOf, truthOf } from './attack/truth.js'

const months = 5

/** The students enrolled by each month; one in ten joins during the year, and most are absent too often only in time. */
function yearOf(students: readonly Student[]): readonly (readonly Student[])[] {
  const random = randomFrom(11)
  const dated = students.map((student) => ({
    student,
    joins: random() < 0.1 ? Math.floor(random() * months) : 0,
    from: Math.floor(random() * months),
  }))
  return Array.from({ length: months }, (_, month) =>
    dated
      .filter(({ joins }) => joins <= month)
      .map(({ student, from }) => ({ ...student, absent: student.absent && from <= month })),
  )
}

interface Seen {
  readonly count: number
  readonly range: Range
}

/** What linear programming over each month's answers leaves of every count under ten, by place. */
async function seenIn(students: readonly Student[], answers: ReturnType<typeof answersOf>) {
  const counts = countsAt(answers, truthOf(students))
  const unknowns = counts.flatMap((count, column) => (count !== null && count < 10 ? [column] : []))
  const ranges = attack(
    await solver(),
    modelOf(answers, parentsOf(students), () => false),
    unknowns,
    1,
  )
  const nameOf = (column: number) => {
    const { orgUnit = '', group = '' } = answers[Math.floor(column / 2)] ?? {}
    return `${orgUnit} ${group} ${column % 2}`
  }
  return new Map(
    unknowns.flatMap((column, index): [string, Seen][] => {
      const range = ranges[index]
      return range === undefined ? [] : [[nameOf(column), { count: counts[column] ?? 0, range }]]
    }),
  )
}

/** The counts that stay the same for as long as they are under ten, with all months' ranges taken together. */
function together(seen: readonly ReadonlyMap<string, Seen>[]): readonly Range[] {
  const names = new Set(seen.flatMap((month) => [...month.keys()]))
  return [...names].flatMap((name) => {
    const all = seen.flatMap((month) => month.get(name) ?? [])
    const isSame = all.length > 1 && all.every(({ count }) => count === all[0]?.count)
    const low = Math.max(...all.map(({ range }) => range.low))
    const high = Math.min(...all.map(({ range }) => range.high))
    return isSame ? [{ low, high }] : []
  })
}

describe('disclosure over months', () => {
  it('tells no count that stays the same while others change, from all months of a school year together', async () => {
    const year = yearOf(madeUpStudents(3000, 7, true))
    const parents = parentsOf(year.at(-1) ?? [])
    const seen: ReadonlyMap<string, Seen>[] = []
    for (const students of year) {
      const figures = figuresOf(truthOf(students))
      const release = released(figures, parents)
      seen.push(await seenIn(students, answersOf(figures, release)))
    }
    const ranges = together(seen)
    const withinTwo = ranges.filter(({ low, high }) => high - low <= 4).length
    const present = ranges.filter(({ low }) => low > 0).length
    console.log(
      `      ${months} months together: of ${ranges.length} counts under ten that stay the same ${withinTwo} known within two, ${present} known to be anybody`,
    )
    expect({ some: ranges.length > 20, withinTwo, present }).to.deep.equal({ some: true, withinTwo: 0, present: 0 })
  })
})
