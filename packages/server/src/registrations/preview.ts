import type { EntityManager } from '@mikro-orm/sqlite'
import { calculate, isToDate, type Observation, type ResolvedIndicator } from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import { type SchoolYear, schoolYearOfPeriod } from '@planwright/sdk'
import { type Due, groupsOf, type KnownCalculation, whatIsDue } from '../calculation/due.js'
import { earlyYears } from '../calculation/years-to-date.js'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import { type Move, movesOf } from '../moves/moves.js'
import { shownFigures, standingFigures } from '../moves/shown-figures.js'
import type { VisibleObservations } from '../observations/visible.js'
import { groupBy } from '../records/group-by.js'
import { rowsOf } from '../records/sql.js'
import { isAboutPeople, protectedIndicators } from '../releases/about-people.js'
import { frameOf } from '../releases/protected-figures.js'
import { standingInYear } from '../releases/release.store.js'
import type { StartingFigure } from '../targets/own-baseline.js'
import { checkDefinition } from './definition-check.js'
import type { ExampleRunner } from './example-runner.js'
import type { ExampleRun } from './examples.js'
import type { IndicatorInput } from './indicator.input.js'
import { couldRetire, ownIndicators } from './limit.js'
import { releasable, sideBySide, withHiddenUnits } from './protected-preview.js'

export interface PreviewContext {
  readonly em: EntityManager
  readonly visible: Pick<VisibleObservations, 'rows'>
  readonly catalogue: Catalogue
  readonly facts: FactStore
  readonly examples: ExampleRunner
  readonly now: () => string
  /** Ends the work. */
  readonly signal: AbortSignal
}

/** A figure as a preview shows it. */
export type PreviewedFigure = Pick<Observation, 'orgUnit' | 'group' | 'period' | 'value' | 'reason' | 'people'>

/** What a definition would show and change if it were approved now. */
export interface Preview {
  readonly problems: readonly Problem[]
  readonly version: string | null
  readonly department: string
  /** Whether its figures are about students or staff: then they are shown as a release would show them, to everybody. */
  readonly aboutPeople: boolean
  readonly breaksLimit: boolean
  readonly limit: number
  readonly counted: number
  readonly couldRetire: readonly ResolvedIndicator[]
  readonly examples: readonly ExampleRun[]
  readonly figures: readonly PreviewedFigure[]
  /** The school years of which its figures would be to date only. */
  readonly toDate: ReadonlySet<SchoolYear>
  readonly moves: readonly Move[]
}

interface TriedOut extends WorkedOut {
  /** Whether the calculation of a year failed. */
  readonly fails: boolean
}

/** Works out what a definition would show and change. Writes nothing. */
export async function previewOf(context: PreviewContext, input: IndicatorInput): Promise<Preview> {
  const { em, catalogue } = context
  const checked = await checkDefinition(em, catalogue, input)
  const { resolved, edition, department, breaksLimit } = checked
  const own = ownIndicators(catalogue, department)
  const limit = { breaksLimit, limit: catalogue.limitOf(department), counted: own.length }
  const makeRoom = breaksLimit ? await couldRetire(em, own) : []
  const aboutPeople = resolved === null || isAboutPeople(resolved) || wasAboutPeople(catalogue.edition, input.id)
  const common = { department, aboutPeople, ...limit, couldRetire: makeRoom }
  if (resolved === null || edition === null)
    return {
      ...common,
      problems: checked.problems,
      version: null,
      examples: [],
      figures: [],
      toDate: new Set(),
      moves: [],
    }
  const examples = await context.examples.run(resolved, context.signal)
  const problems = examples.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  const early = await yearsThatWouldEndEarly(context, resolved)
  const { figures, moves, fails } = await workedOut(context, { edition, resolved, aboutPeople, early })
  if (fails) problems.push(problemOf(new ServerError('FIGURES_FAIL', { indicator: input.id }), ['input', 'value']))
  const toDate = yearsToDate(figures, early, context.now())
  return { ...common, problems, version: resolved.version, examples, figures, toDate, moves }
}

async function yearsThatWouldEndEarly(
  { facts, now }: PreviewContext,
  resolved: ResolvedIndicator,
): Promise<ReadonlySet<SchoolYear>> {
  const early = await earlyYears(facts, [resolved], now())
  return new Set(early.map(({ schoolYear }) => schoolYear))
}

function yearsToDate(
  figures: readonly PreviewedFigure[],
  early: ReadonlySet<SchoolYear>,
  moment: string,
): ReadonlySet<SchoolYear> {
  const years = figures.map(({ period }) => schoolYearOfPeriod(period))
  return new Set(years.filter((period) => isToDate({ period, endsEarly: early.has(period) }, moment)))
}

function wasAboutPeople(edition: Edition, id: string): boolean {
  return protectedIndicators(edition).includes(id)
}

/** The definition that is tried, and the catalogue with it. */
interface Tried {
  readonly edition: Edition
  readonly resolved: ResolvedIndicator
  readonly aboutPeople: boolean
  /** The school years whose rows end early, of the datasets that the definition reads. */
  readonly early: ReadonlySet<SchoolYear>
}

interface WorkedOut {
  /** Of all students and whole school years; the rest is only compared with what is published. */
  readonly figures: readonly PreviewedFigure[]
  readonly moves: readonly Move[]
}

/** Works an edition's indicator out and compares it with what is published, a school year at a time: there may be millions. */
async function workedOut(context: PreviewContext, tried: Tried): Promise<TriedOut> {
  const { id } = tried.resolved.definition
  const figures: PreviewedFigure[] = []
  const moves: Move[] = []
  const earlier: Earlier = { was: [], is: [] }
  let fails = false
  for (const [year, due] of await dueByYear(context, tried.edition, id)) {
    const found = await calculatedFrom(context, due)
    fails ||= isFailure(found, tried)
    const shown = tried.aboutPeople
      ? await protectedYear(context, tried, year, found, earlier)
      : await exactYear(context, tried, year, found, earlier)
    for (const figure of shown.figures) figures.push(figure)
    for (const move of shown.moves) moves.push(move)
  }
  return { figures, moves, fails }
}

/**
 * Whether a calculation failed. Of people it is told only where all of it did: a failure that hangs on a row would say
 * what stands in it.
 */
function isFailure(found: readonly Observation[], { aboutPeople }: Tried): boolean {
  const failed = found.filter(({ reason }) => reason === 'FAILED')
  return aboutPeople ? failed.length > 0 && failed.length === found.length : failed.length > 0
}

/** The figures of earlier school years, from which units may start: as they are, and as they would be. */
interface Earlier {
  readonly was: StartingFigure[]
  readonly is: StartingFigure[]
}

async function exactYear(
  context: PreviewContext,
  tried: Tried,
  year: string,
  found: readonly Observation[],
  { is: earlier }: Earlier,
): Promise<WorkedOut> {
  const { em, visible, catalogue, now } = context
  const { id } = tried.resolved.definition
  const figures = found.filter(isShown)
  if (resolvedNamed(catalogue.edition, id) === null) return { figures, moves: [] }
  const before = await standingFigures({ em, visible, edition: catalogue.edition, now }, id, { year })
  const { edition, early } = tried
  const after = await shownFigures({ em, edition, now }, id, found, { early, earlier })
  for (const figure of found.filter(isOfYear)) earlier.push(figure)
  return { figures, moves: movesOf(id, before, after) }
}

/** What releases would show, of the definition that is tried and of the one in force. */
async function protectedYear(
  { em, catalogue, now, signal }: PreviewContext,
  { edition, resolved, early }: Tried,
  year: string,
  found: readonly Observation[],
  earlier: Earlier,
): Promise<WorkedOut> {
  const { id, levels } = resolved.definition
  const frame = await frameOf(em, year)
  const current = resolvedNamed(catalogue.edition, id)
  const tried = found.map((figure) => ({ ...figure, importIds: '[]' }))
  const after = await releasable(resolved, current === null ? tried.filter(isOfYear) : tried, frame, signal)
  const units = await rowsOf<{ readonly id: string }>(em, 'select id from orgUnit order by id')
  const ids = units.map((unit) => unit.id)
  const figures = withHiddenUnits(after.filter(isShown), ids, { levels, period: year })
  if (current === null) return { figures, moves: [] }
  const { unit } = current.definition
  const standing = (await standingInYear(em, id, year)).map((row) => ({ ...row, unit }))
  const [was, is] = sideBySide(await releasable(current, standing, frame, signal), after)
  const before = await shownFigures({ em, edition: catalogue.edition, now }, id, was, { earlier: earlier.was })
  const shown = await shownFigures({ em, edition, now }, id, is, { early, earlier: earlier.is })
  for (const figure of was.filter(isOfYear)) earlier.was.push(figure)
  for (const figure of is.filter(isOfYear)) earlier.is.push(figure)
  return { figures, moves: movesOf(id, before, shown) }
}

/** What would be worked out, for every school year with rows or with figures, the oldest first. */
async function dueByYear(
  { em, facts }: PreviewContext,
  edition: Edition,
  id: string,
): Promise<ReadonlyMap<string, readonly Due[]>> {
  const sql = "select indicator, schoolYear, '' as fingerprint from calculation where indicator = ?"
  const known = await rowsOf<KnownCalculation>(em, sql, [id])
  const alone = { ...edition, indicators: edition.indicators.filter(({ definition }) => definition.id === id) }
  return groupBy(whatIsDue(alone, await facts.versions(), known), ({ schoolYear }) => schoolYear)
}

async function calculatedFrom({ facts }: PreviewContext, due: readonly Due[]): Promise<readonly Observation[]> {
  const found: Observation[] = []
  for (const { indicators, years } of groupsOf(due))
    for (const figure of await calculate(facts, indicators, years)) found.push(figure)
  return found
}

function isOfYear({ period }: Pick<Observation, 'period'>): boolean {
  return !period.includes('/')
}

function isShown({ group, period }: Pick<Observation, 'group' | 'period'>): boolean {
  return group === 'all' && isOfYear({ period })
}
