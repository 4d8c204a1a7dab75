import type { EntityManager } from '@mikro-orm/sqlite'
import {
  type Answered,
  type EarlierFigure,
  keyOf,
  type ParentOf,
  pooledFigures,
  poolYears,
  type Released,
  type ResolvedIndicator,
  type ToldYear,
  type YearsTogether,
} from '@planwright/engine'
import { isSchoolYear, type Period, type SchoolYear, type Unit } from '@planwright/sdk'
import type { AsOf } from '../graphql/as-of.js'
import { groupBy } from '../records/group-by.js'
import { movedEnough } from './moved-enough.js'
import { standingPool, type ToldOfPlace, wasPooled } from './pool.store.js'
import { combined, questionOf, type ReleasableFigure } from './releasable-figure.js'
import { parentsIn, standingRelease } from './release.store.js'
import { yearsTogether } from './years-together.js'

type Year = ToldYear<ReleasableFigure>
type Told = EarlierFigure<ReleasableFigure>

/** The school years that a released one is told together with. */
export interface Block {
  readonly released: SchoolYear
  /** All of them, in their order. */
  readonly years: readonly [SchoolYear, ...SchoolYear[]]
  readonly parents: ReadonlyMap<SchoolYear, ParentOf>
  /** Whether they were told together before. */
  readonly wasPooled: boolean
}

/** The block of a period; null for months, which are not told together. */
export async function blockOf(em: EntityManager, period: Period): Promise<Block | null> {
  if (!isSchoolYear(period)) return null
  const years = yearsTogether(period)
  const parents = new Map<SchoolYear, ParentOf>()
  for (const year of years) parents.set(year, await parentsIn(em, year))
  return { released: period, years, parents, wasPooled: await wasPooled(em, years) }
}

/** An indicator's years beside the one that is released, and what was told of all of them; null for the first time. */
export interface Beside {
  readonly others: ReadonlyMap<SchoolYear, Year>
  readonly together: readonly Told[] | null
}

interface Asked {
  readonly id: string
  readonly unit: Unit
}

/**
 * The other years of a block as they stand released; null where one is not.
 *
 * @param isCorrection Whether the year that is released had figures of the indicator before.
 */
export async function besideOf(
  em: EntityManager,
  block: Block,
  asked: Asked,
  isCorrection: boolean,
): Promise<Beside | null> {
  const others = new Map<SchoolYear, Year>()
  for (const year of block.years.filter((one) => one !== block.released)) {
    const told = await standingRelease(em, { indicator: asked.id, period: year, unit: asked.unit })
    if (told.length === 0) return null
    others.set(year, { told, parentOf: parentsOf(block, year) })
  }
  return { others, together: isCorrection && block.wasPooled ? await toldTogether(em, block, asked) : null }
}

function parentsOf({ parents }: Block, year: SchoolYear): ParentOf {
  return parents.get(year) ?? new Map()
}

/** What stands told of the years together, with the exact figures that each answer is based on. */
async function toldTogether(em: EntityManager, block: Block, asked: Asked): Promise<readonly Told[]> {
  const standing = await standingPool(em, asked.id, block.years[0])
  const found: Told[] = []
  for (const [at, told] of groupBy(standing, ({ computedAt }) => computedAt)) {
    const exact = new Map((await exactTogether(em, block, asked, at)).map((figure) => [keyOf(figure), figure]))
    found.push(...told.map((one) => withFigure(one, exact.get(keyOf(one.place)) ?? null)))
  }
  return found
}

function withFigure({ place, bound }: ToldOfPlace, figure: ReleasableFigure | null): Told {
  return { place, bound, figure, standing: bound === null ? 'shown' : 'bounded' }
}

async function exactTogether(em: EntityManager, block: Block, { id, unit }: Asked, at: AsOf) {
  const years: Year[] = []
  for (const year of block.years) {
    const told = await standingRelease(em, { indicator: id, period: year, unit }, at)
    years.push({ told, parentOf: parentsOf(block, year) })
  }
  return pooledFigures(years, combined)
}

/** The years told together before, as a correction of one of them must mind them. */
export function mindedBy(beside: Beside | null): YearsTogether<ReleasableFigure> | undefined {
  if (beside === null || beside.together === null) return undefined
  return { others: [...beside.others.values()], together: beside.together }
}

/** An indicator's answers of the year that is released, with what the release that it corrects told. */
export interface ReleasedYear {
  readonly answers: readonly Released<ReleasableFigure>[]
  readonly exact: readonly ReleasableFigure[]
  readonly before: readonly Told[]
}

/**
 * What a release tells of its school year and the others of the block together. Nothing where the years follow different
 * definitions, and nothing before all of them are released.
 */
export function pooledAnswers(
  indicator: ResolvedIndicator,
  block: Block,
  beside: Beside,
  released: ReleasedYear,
): readonly Answered<ReleasableFigure>[] {
  const own = { told: standingAfter(released), parentOf: parentsOf(block, block.released) }
  const years = block.years.map((year) => beside.others.get(year) ?? own)
  if (versionsOf(years).size > 1) return []
  const corrects = beside.together === null ? {} : { corrects: { figures: beside.together, isMoved: movedEnough } }
  return poolYears(years, { question: questionOf(indicator), combine: combined, ...corrects })
}

function versionsOf(years: readonly Year[]): ReadonlySet<string> {
  return new Set(years.flatMap(({ told }) => told.flatMap(({ figure }) => figure?.version ?? [])))
}

/** The year as it will stand released. */
function standingAfter({ answers, exact, before }: ReleasedYear): readonly Told[] {
  const now = new Map(exact.map((figure) => [keyOf(figure), figure]))
  const then = new Map(before.map((told) => [keyOf(told.place), told]))
  return answers.map(({ answer, kept }) => {
    const told = then.get(keyOf(answer))
    if (told !== undefined && (kept || isSame(told, answer))) return told
    const { orgUnit, group, bound, reason } = answer
    const standing = reason === null ? 'shown' : bound === null ? 'hidden' : 'bounded'
    return { place: { orgUnit, group }, figure: now.get(keyOf(answer)) ?? null, bound, standing }
  })
}

/** Whether an answer says what was told before, so that what was told stays. */
function isSame({ bound, figure }: Told, answer: Answered<ReleasableFigure>): boolean {
  if (bound === null || answer.bound === null) return false
  return bound.kind === answer.bound.kind && bound.value === answer.bound.value && figure?.version === answer.version
}
