import type { EntityManager } from '@mikro-orm/sqlite'
import { calculate, type Observation, type ResolvedIndicator } from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import { groupsOf, whatIsDue } from '../calculation/due.js'
import type { Problem } from '../graphql/problem.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import { type Move, movesOf } from '../moves/moves.js'
import { shownFigures, standingFigures } from '../moves/shown-figures.js'
import { rowsOf } from '../records/sql.js'
import { checkDefinition } from './definition-check.js'
import type { ExampleRunner } from './example-runner.js'
import type { ExampleRun } from './examples.js'
import type { IndicatorInput } from './indicator.input.js'
import { couldRetire, ownIndicators } from './limit.js'

export interface PreviewContext {
  readonly em: EntityManager
  readonly catalogue: Catalogue
  readonly facts: FactStore
  readonly examples: ExampleRunner
}

/** What a definition would show and change if it were approved now. */
export interface Preview {
  readonly problems: readonly Problem[]
  readonly version: string | null
  readonly department: string
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
  const common = { department, ...limit, couldRetire: makeRoom }
  if (resolved === null || edition === null)
    return { ...common, problems: checked.problems, version: null, examples: [], figures: [], moves: [] }
  const examples = await context.examples.run(resolved)
  const problems = examples.flatMap(({ problem }) => (problem === null ? [] : [problem]))
  const figures = await calculated(context, edition, input.id)
  const moves = await predicted(context, edition, input.id, figures)
  return { ...common, problems, version: resolved.version, examples, figures, moves }
}

/** The figures an indicator would have in an edition, for every school year with rows or with figures. */
async function calculated(
  { em, facts }: PreviewContext,
  edition: Edition,
  id: string,
): Promise<readonly Observation[]> {
  const sql = "select indicator, schoolYear, '' as fingerprint from calculation where indicator = ?"
  const known = await rowsOf<{ indicator: string; schoolYear: string; fingerprint: string }>(em, sql, [id])
  const alone = { ...edition, indicators: edition.indicators.filter(({ definition }) => definition.id === id) }
  const due = whatIsDue(alone, await facts.versions(), known)
  const figures: Observation[] = []
  for (const { indicators, years } of groupsOf(due))
    for (const figure of await calculate(facts, indicators, years)) figures.push(figure)
  return figures
}

async function predicted(
  { em, catalogue }: PreviewContext,
  edition: Edition,
  id: string,
  figures: readonly Observation[],
): Promise<readonly Move[]> {
  if (resolvedNamed(catalogue.edition, id) === null) return []
  const before = await standingFigures(em, catalogue.edition, id)
  return movesOf(id, before, await shownFigures(em, edition, id, figures))
}
