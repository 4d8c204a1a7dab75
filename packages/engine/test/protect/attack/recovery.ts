import loadHighs from 'highs'
import { type Answer, hidingSmallGroups, withProtection } from './answer.js'
import { attack } from './attacker.js'
import { modelOf } from './model.js'
import { madeUpStudents, type Student } from './students.js'
import { figuresOf, parentsOf, type Truth, truthOf } from './truth.js'

/** What an attacker gets out of the answers about one made-up district. */
export interface Recovery {
  readonly students: number
  /** Counts under ten of places and groups that have students. */
  readonly small: number
  /** How many of them the attacker knows exactly, and how many to within two. */
  readonly exact: number
  readonly withinTwo: number
  /** Places and groups that have students, by level, and those whose figure is shown. */
  readonly cells: readonly LevelCells[]
}

interface LevelCells {
  readonly level: string
  readonly all: number
  readonly answered: number
}

export interface Attack {
  readonly students: number
  readonly protection: 'on' | 'off'
  /** With them every small class answers too, or is asked in vain. */
  readonly classrooms: boolean
  readonly rareGroups?: boolean
}

/** Attacks every answer about a made-up district and counts what became known. */
export async function recovery({ students: count, protection, classrooms, rareGroups }: Attack): Promise<Recovery> {
  const highs = await solver()
  const students = madeUpStudents(count, 7, rareGroups).map((student) => (classrooms ? student : withoutClass(student)))
  const truth = truthOf(students)
  const parents = parentsOf(students)
  const figures = figuresOf(truth)
  const answers = protection === 'on' ? withProtection(figures, parents) : hidingSmallGroups(figures)
  const unknowns = truth
    .flatMap((_, index) => [2 * index, 2 * index + 1])
    .filter((column) => countAt(truth, column) < 10)
  const isKnownSmall = (column: number) => protection === 'off' && countAt(truth, column) < 10
  const ranges = attack(highs, modelOf(answers, parents, isKnownSmall), unknowns, 1)
  for (const [index, { low, high }] of ranges.entries()) {
    const count = countAt(truth, unknowns[index] ?? 0)
    if (high - low < 5 && (count < low || count > high))
      throw new Error(`The attacker is wrong: ${count} is not in ${low} to ${high}.`)
  }
  return {
    students: count,
    small: unknowns.length,
    exact: ranges.filter(({ low, high }) => high === low).length,
    withinTwo: ranges.filter(({ low, high }) => high - low <= 4).length,
    cells: cellsOf(answers.slice(0, truth.length)),
  }
}

/** A share in percent, rounded down or up so that neither all nor none is claimed of something between. */
export function percent(part: number, all: number): number {
  const share = (100 * part) / all
  return share < 50 ? Math.ceil(10 * share) / 10 : Math.floor(10 * share) / 10
}

/** The share of answered cells, of the levels above classrooms or of all. */
export function answeredShare({ cells }: Recovery, levels: (level: string) => boolean): number {
  const counted = cells.filter(({ level }) => levels(level))
  const sum = (key: 'all' | 'answered') => counted.reduce((total, cell) => total + cell[key], 0)
  return percent(sum('answered'), sum('all'))
}

/** A recovery as a line to print. */
export function inWords(attack: Attack, found: Recovery): string {
  const { students, small, exact, withinTwo, cells } = found
  const answered = cells.map(({ level, all, answered }) => `${level} ${answered} of ${all}`).join(', ')
  return (
    `${students} students${attack.rareGroups === true ? ', rare groups too' : ''}, protection ${attack.protection}, ` +
    `${attack.classrooms ? 'down to classrooms' : 'down to schools'}: of ${small} counts under ten ` +
    `${percent(exact, small)}% exact, ${percent(withinTwo, small)}% within two; figures answered: ${answered}`
  )
}

function withoutClass(student: Student): Student {
  return { ...student, places: student.places.slice(1) }
}

function countAt(truth: readonly Truth[], column: number): number {
  const cell = truth[Math.floor(column / 2)]
  if (cell === undefined) throw new Error(`There is no unknown ${column}.`)
  return column % 2 === 0 ? cell.absent : cell.present
}

function cellsOf(answers: readonly Answer[]): readonly LevelCells[] {
  const levels = new Map<string, { all: number; answered: number }>()
  for (const { orgUnit, absent, all } of answers) {
    const level = orgUnit.split('/')[0] ?? orgUnit
    const cells = levels.get(level) ?? { all: 0, answered: 0 }
    cells.all++
    if (absent !== null && all !== null) cells.answered++
    levels.set(level, cells)
  }
  return [...levels].map(([level, cells]) => ({ level, ...cells }))
}

/** The package's types name its loader as a module's default, which Node gives as the function itself. */
async function solver() {
  const load: unknown = loadHighs
  return (load as typeof loadHighs.default)()
}
