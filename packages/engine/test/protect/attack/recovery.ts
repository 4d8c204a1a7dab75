import loadHighs from 'highs'
import { type Answer, hidingSmallGroups, withProtection } from './answer.js'
import { attack } from './attacker.js'
import { modelOf } from './model.js'
import { madeUpStudents } from './students.js'
import { figuresOf, parentsOf, type Truth, truthOf } from './truth.js'

/** What an attacker gets out of the answers about one made-up district. */
export interface Recovery {
  readonly students: number
  /** Counts under ten of places and groups that have students. */
  readonly small: number
  /** How many of them the attacker knows exactly, and how many to within two. */
  readonly exact: number
  readonly withinTwo: number
  /** Of how many it is certain that there is anybody. */
  readonly present: number
  /** Places and groups that have students, by level, and those whose figure is shown. */
  readonly cells: readonly LevelCells[]
}

interface LevelCells {
  readonly level: string
  readonly all: number
  readonly answered: number
  readonly bounded: number
  readonly few: number
}

export interface Attack {
  readonly students: number
  readonly protection: 'on' | 'off'
  readonly rareGroups?: boolean
  /** Which of the made-up districts; one and the same unless said. */
  readonly seed?: number
}

/** Attacks every answer about a made-up district and counts what became known. */
export async function recovery({ students: count, protection, rareGroups, seed = 7 }: Attack): Promise<Recovery> {
  const highs = await solver()
  const students = madeUpStudents(count, seed, rareGroups)
  const truth = truthOf(students)
  const parents = parentsOf(students)
  const figures = figuresOf(truth)
  const answers = protection === 'on' ? withProtection(figures, parents) : hidingSmallGroups(figures)
  const counts = countsAt(answers, truth)
  const unknowns = counts.flatMap((count, column) => (count !== null && count < 10 ? [column] : []))
  const isKnownSmall = (column: number) => protection === 'off' && (counts[column] ?? 10) < 10
  const ranges = attack(highs, modelOf(answers, parents, isKnownSmall), unknowns, 1)
  for (const [index, { low, high }] of ranges.entries()) {
    const count = counts[unknowns[index] ?? 0] ?? 0
    if (high - low < 5 && (count < low || count > high))
      throw new Error(`The attacker is wrong: ${count} is not in ${low} to ${high}.`)
  }
  return {
    students: count,
    small: unknowns.length,
    exact: ranges.filter(({ low, high }) => high === low).length,
    withinTwo: ranges.filter(({ low, high }) => high - low <= 4).length,
    present: ranges.filter(({ low }) => low > 0).length,
    cells: cellsOf(answers.filter((_, index) => counts[2 * index] !== null)),
  }
}

/** A share in percent, rounded down or up so that neither all nor none is claimed of something between. */
export function percent(part: number, all: number): number {
  const share = (100 * part) / all
  return share < 50 ? Math.ceil(10 * share) / 10 : Math.floor(10 * share) / 10
}

/** The share of a level's cells with anybody in them of which a value or a bound is told. */
export function answeredShare({ cells }: Recovery, level: string): number {
  const found = cells.find((cell) => cell.level === level)
  return found === undefined ? 0 : percent(found.answered + found.bounded, found.all)
}

/** A recovery as a line to print. */
export function inWords(attack: Attack, found: Recovery): string {
  const { students, small, exact, withinTwo, present, cells } = found
  const answered = cells
    .map(
      ({ level, all, answered, bounded, few }) =>
        `${level} ${answered} of ${all}, ${bounded} by a bound, ${few} as few`,
    )
    .join('; ')
  return (
    `${students} students${attack.rareGroups === true ? ', rare groups too' : ''}, protection ${attack.protection}: ` +
    `of ${small} counts under ten ${percent(exact, small)}% exact, ${percent(withinTwo, small)}% within two, ` +
    `${percent(present, small)}% known to be anybody; figures answered: ${answered}`
  )
}

/** How many are absent too often, and how many not, at each answer's place; null where nobody is there. */
export function countsAt(answers: readonly Answer[], truth: readonly Truth[]): readonly (number | null)[] {
  const cells = new Map(truth.map((cell) => [`${cell.orgUnit} ${cell.group}`, cell]))
  return answers.flatMap(({ orgUnit, group }) => {
    const cell = cells.get(`${orgUnit} ${group}`)
    return [cell?.absent ?? null, cell?.present ?? null]
  })
}

function cellsOf(answers: readonly Answer[]): readonly LevelCells[] {
  const levels = new Map<string, { all: number; answered: number; bounded: number; few: number }>()
  for (const { orgUnit, told } of answers) {
    const level = orgUnit.split('/')[0] ?? orgUnit
    const cells = levels.get(level) ?? { all: 0, answered: 0, bounded: 0, few: 0 }
    cells.all++
    if (told === 'value') cells.answered++
    if (told === 'bound') cells.bounded++
    if (told === 'few') cells.few++
    levels.set(level, cells)
  }
  return [...levels].map(([level, cells]) => ({ level, ...cells }))
}

/** The package's types name its loader as a module's default, which Node gives as the function itself. */
export async function solver() {
  const load: unknown = loadHighs
  return (load as typeof loadHighs.default)()
}
