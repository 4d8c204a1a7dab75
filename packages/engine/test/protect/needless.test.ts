import { expect } from 'chai'
import { type Answer, withProtection } from './attack/answer.js'
import { madeUpStudents } from './attack/students.js'
import { namesAt, narrowed, type Open, sumsOf } from './attack/sums.js'
import { figuresOf, parentsOf, truthOf } from './attack/truth.js'

interface Truth {
  readonly absent: number
  readonly present: number
}

const few = { low: 0, high: 9 }
const exactly = (count: number) => ({ low: count, high: count })

/** What an answer tells whoever knows every count that is shown exactly. */
function toldBy(answer: Answer, truth: Truth | undefined, open: Open): void {
  const { absent, present, all } = namesAt(answer)
  if (answer.told === 'few') for (const name of [absent, present, all]) open.set(name, few)
  if (truth === undefined || answer.told === 'few' || answer.told === 'nothing') return
  open.set(all, exactly(truth.absent + truth.present))
  open.set(absent, answer.told === 'value' ? exactly(truth.absent) : (answer.absent ?? { low: 0, high: Infinity }))
  open.set(present, answer.told === 'value' ? exactly(truth.present) : (answer.present ?? { low: 0, high: Infinity }))
}

/** The hidden figures about enough people that could be shown: no small count would be known by adding up. */
function needless(count: number, seed: number): { readonly hidden: number; readonly needless: number } {
  const students = madeUpStudents(count, seed, seed % 2 === 0)
  const truth = truthOf(students)
  const truthAt = new Map(truth.map((cell) => [`${cell.orgUnit} ${cell.group}`, cell]))
  const at = ({ orgUnit, group }: Answer) => truthAt.get(`${orgUnit} ${group}`)
  const answers = withProtection(figuresOf(truth), parentsOf(students))
  const sums = sumsOf(answers, parentsOf(students))
  const known: Open = new Map()
  for (const answer of answers) toldBy(answer, at(answer), known)
  const before = narrowed(known, sums)
  const small = truth.flatMap((cell) => {
    const names = namesAt(cell)
    const counts = [
      [names.absent, cell.absent],
      [names.present, cell.present],
      [names.all, cell.absent + cell.present],
    ] as const
    return counts.flatMap(([name, number]) => (number < 10 ? [name] : []))
  })
  const hidden = answers.filter((answer) => {
    const cell = at(answer)
    return answer.told === 'nothing' && cell !== undefined && Math.min(cell.absent, cell.present) >= 10
  })
  const couldBeShown = hidden.filter((answer) => {
    const open = new Map(before)
    toldBy({ ...answer, told: 'value' }, at(answer), open)
    const after = narrowed(open, sums)
    return !small.some((name) => isTold(after.get(name)))
  })
  return { hidden: hidden.length, needless: couldBeShown.length }
}

function isTold(range = { low: 0, high: Number.POSITIVE_INFINITY }): boolean {
  return range.high - range.low < 5 || range.low > 0
}

describe('what is hidden for the sake of others', () => {
  it('is hidden needlessly nowhere: showing any figure more would tell a small count', () => {
    const found = Array.from({ length: 12 }, (_, seed) => needless(700 + 110 * seed, seed))
    const sum = (key: 'hidden' | 'needless') => found.reduce((all, one) => all + one[key], 0)
    console.log(`      of ${sum('hidden')} figures hidden for others ${sum('needless')} are hidden needlessly`)
    expect({ some: sum('hidden') > 50, needless: sum('needless') }).to.deep.equal({ some: true, needless: 0 })
  })
})
