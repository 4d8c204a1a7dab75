import type { EntityManager } from '@mikro-orm/sqlite'
import { calculate, type Observation, type ResolvedIndicator } from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import { type Due, groupsOf, type KnownCalculation, whatIsDue } from '../calculation/due.js'
import type { Problem } from '../graphql/problem.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import { type Move, movesOf } from '../moves/moves.js'
import { shownFigures, standingFigures } from '../moves/shown-figures.js'
import type { VisibleObservations } from '../observations/visible.js'
import { groupBy } from '../records/group-by.js'
import { rowsOf } from '../records/sql.js'
import { isAboutPeople } from '../releases/about-people.js'
import { checkDefinition } from './definition-check.js'
import type { ExampleRunner } from './example-runner.js'
import type { ExampleRun } from './examples.js'
import type { IndicatorInput } from './indicator.input.js'
import { couldRetire, ownIndicators } from './limit.js'

export interface PreviewContext {
  readonly em: EntityManager
  readonly visible: Pick<VisibleObservations, 'rows'>
  readonly catalogue: Catalogue
  readonly facts: FactStore
  readonly examples: ExampleRunner
  /** Ends the work. */
  readonly signal: AbortSignal
}

/** What a definition would show and change if it were approved now. */
export interface Preview {
  readonly problems: readonly Problem[]
  readonly version: string | null
  readonly department: string
  /** Whether its figures are about students or staff, and so only for some to see. */
  readonly aboutPeople: boolean
  readonly breaksLimit: boolean
  readonly limit: number
  readonly counted: number
  readonly couldRetire: readonly ResolvedIndicator[]
  readonly examples: readonly ExampleRun[]
  readonly figures: readonly Observation[]
  readonly moves: readonly Move[]
}

/** Works out what a definition would show and change. Writes nothing. */
export async function previewOf(context: PreviewContext, input: IndicatorInput): Promise<Preview> {
  const { em, catalogue } = context
  const checked = await checkDefinition(em, catalogue, input)
  const { resolved, edition, department, breaksLimit } = checked
  const own = ownIndicators(catalogue, department)
  const limit = { breaksLimit, limit: catalogue.limitOf(department), counted: own.length }
  const makeRoom = breaksLimit ? await couldRetire(em, own) : []
  const aboutPeople = resolved === null || isAboutPeople(resolved)
  const common = { department, aboutPeople, ...limit, couldRetire: makeRoom }
  if (resolved === null || edition === null)
    return { ...common, problems: checked.problems, version: null, examples: [], figures: [], moves: [] }
  const examples = await context.examples.run(resolved, context.signal)
  const problems = examples.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  const { figures, moves } = await workedOut(context, edition, input.id)
  return { ...common, problems, version: resolved.version, examples, figures, moves }
}

interface WorkedOut {
  /** Of all students and whole school years; the rest is only compared with what is published. */
  readonly figures: readonly Observation[]
  readonly moves: readonly Move[]
}

/** Works an edition's indicator out and compares it with what is published, a school year at a time: there may be millions. */
async function workedOut(context: PreviewContext, edition: Edition, id: string): Promise<WorkedOut> {
  const isPublished = resolvedNamed(context.catalogue.edition, id) !== null
  const figures: Observation[] = []
  const moves: Move[] = []
  for (const [year, due] of await dueByYear(context, edition, id)) {
    const found = await calculatedFrom(context, due)
    for (const figure of found) if (isShown(figure)) figures.push(figure)
    if (isPublished) for (const move of await predicted(context, edition, id, year, found)) moves.push(move)
  }
  return { figures, moves }
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

async function predicted(
  { em, visible, catalogue }: PreviewContext,
  edition: Edition,
  id: string,
  year: string,
  figures: readonly Observation[],
): Promise<readonly Move[]> {
  const before = await standingFigures({ em, visible, edition: catalogue.edition }, id, { year })
  return movesOf(id, before, await shownFigures(em, edition, id, figures))
}

function isShown({ group, period }: Observation): boolean {
  return group === 'all' && !period.includes('/')
}

/** A preview for whoever may not see the department's exact figures: what is wrong with it, and not what it would show. */
export function withoutFigures(preview: Preview): Preview {
  return { ...preview, figures: [], moves: [] }
}
