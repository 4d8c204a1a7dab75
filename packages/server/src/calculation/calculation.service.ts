import type { EntityManager } from '@mikro-orm/sqlite'
import type { ComputedRunner } from '@planwright/computed'
import { type CalculationProblem, calculate, type ResolvedIndicator } from '@planwright/engine'
import { type FactStore, undoneIn } from '@planwright/facts'
import { keepDefinitions } from '../definitions/definition.store.js'
import type { Edition } from '../indicators/edition.js'
import { recordObservations } from '../observations/observation.store.js'
import { rowsOf, run } from '../records/sql.js'
import { writeTransaction } from '../records/write-transaction.js'
import { type Due, type DueGroup, groupsOf, type KnownCalculation, whatIsDue } from './due.js'
import { type EarlyYear, earlyYears, indicatorsWithOtherYears, recordEarlyYears } from './years-to-date.js'

export interface CalculationContext {
  readonly em: EntityManager
  readonly facts: FactStore
  readonly registry: Edition
  /** Where the functions of computed values run. */
  readonly computed: ComputedRunner
  readonly now: () => string
  /** Told after each group of indicators how many figures sets (indicator and school year) are done. */
  readonly onProgress?: (done: number, total: number) => void
  readonly onProblem?: (problem: CalculationProblem) => void
  /** Told which figures do not stand any more because nobody declares their indicators. */
  readonly onWithdrawn?: (withdrawn: Withdrawn) => void
}

/** Figures that were closed, and the indicators they are of. */
export interface Withdrawn {
  readonly indicators: readonly string[]
  readonly figures: number
}

/** What a catching-up did. */
export interface CaughtUp {
  /** Pairs of an indicator and a school year that were worked out again. */
  readonly calculated: number
  /** Observations that were written. */
  readonly inserted: number
}

/** Works out again whatever an import or a new definition touched, and nothing else. */
export async function catchUp(context: CalculationContext): Promise<CaughtUp> {
  await writeTransaction(context.em, (transaction) =>
    keepDefinitions(transaction, context.registry.indicators, context.now()),
  )
  const known = await rowsOf<KnownCalculation>(
    context.em.fork(),
    'select indicator, schoolYear, fingerprint from calculation',
  )
  const due = whatIsDue(context.registry, await context.facts.versions(), known)
  const looked = lookedAt(context.registry, due)
  const early = await earlyYears(context.facts, looked, context.now())
  let done = 0
  let inserted = 0
  context.onProgress?.(done, due.length)
  const undone = [...undoneIn(await context.facts.log())]
  for (const group of groupsOf(due)) {
    inserted += await calculateGroup(context, group, { undone, early })
    done += group.due.length
    context.onProgress?.(done, due.length)
  }
  await keepEarlyYears(context, looked, early)
  await forgetRemoved(context)
  return { calculated: due.length, inserted }
}

async function calculateGroup(
  { em, facts, computed, now, onProblem }: CalculationContext,
  { indicators, years, due }: DueGroup,
  { undone, early }: { readonly undone: readonly string[]; readonly early: readonly EarlyYear[] },
): Promise<number> {
  const observations = await calculate(facts, indicators, years, { computed, onProblem })
  const receipts = new Map(due.map(({ indicator, schoolYear, importIds }) => [`${indicator} ${schoolYear}`, importIds]))
  const withdrawnBy = due.map(({ indicator, schoolYear, importIds }) => ({ indicator, schoolYear, importIds }))
  const scope = { indicators: indicators.map(({ definition }) => definition.id), years, withdrawnBy, undone }
  return writeTransaction(em, async (transaction) => {
    // Read once nobody else can write: a copy of the records at a moment then has all that was known until it.
    const at = now()
    const receipt = (one: { indicator: string; period: string }) =>
      receipts.get(`${one.indicator} ${one.period.slice(0, 7)}`) ?? []
    const { inserted } = await recordObservations(transaction, observations, scope, receipt, at)
    await recordEarlyYears(transaction, early, scope.indicators, at)
    await run(transaction, remember, [at, JSON.stringify(due.map(rememberedPart))])
    return inserted
  })
}

/**
 * The indicators whose years are looked at: those that are due, for only the rows of their datasets changed; all where
 * nothing is due, as at a start over records from before early years were kept.
 */
function lookedAt({ indicators }: Edition, due: readonly Due[]): readonly ResolvedIndicator[] {
  const ids = new Set(due.map(({ indicator }) => indicator))
  return due.length === 0 ? indicators : indicators.filter(({ definition }) => ids.has(definition.id))
}

/** Keeps which school years end early where that is not on record yet. */
async function keepEarlyYears(
  { em, now }: CalculationContext,
  indicators: readonly ResolvedIndicator[],
  early: readonly EarlyYear[],
): Promise<void> {
  const ids = indicators.map(({ definition }) => definition.id)
  const others = await indicatorsWithOtherYears(em.fork(), early, ids)
  if (others.length === 0) return
  await writeTransaction(em, (transaction) => recordEarlyYears(transaction, early, others, now()))
}

const remember = `insert or replace into calculation (indicator, schoolYear, fingerprint, calculatedAt)
  select value ->> 'indicator', value ->> 'schoolYear', value ->> 'fingerprint', ? from json_each(?)`

/**
 * Lets the next catching-up try again what FAILED: the machine may have been short of memory, or a plugin mended
 * without a new definition. Done at each start, and not oftener: a function that never ends takes its time each time.
 */
export async function forgetFailures(em: EntityManager): Promise<void> {
  await writeTransaction(em, (transaction) => run(transaction, forgetFailed, []))
}

const forgetFailed = `delete from calculation where (indicator, schoolYear) in (
  select indicator, substr(period, 1, 7) from observation where reason = 'FAILED' and supersededAt is null)`

/** Closes the figures of indicators that nobody declares any more; those of retired ones stay as they are. */
async function forgetRemoved({ em, registry, now, onWithdrawn }: CalculationContext): Promise<void> {
  const ids = JSON.stringify([...registry.indicators, ...registry.retired].map(({ definition }) => definition.id))
  const removed = await rowsOf<{ readonly indicator: string }>(em.fork(), findRemoved, [ids])
  if (removed.length === 0) return
  const figures = await writeTransaction(em, async (transaction) => {
    await run(transaction, 'delete from calculation where indicator not in (select value from json_each(?))', [ids])
    return run(transaction, closeRemoved, [now(), ids])
  })
  onWithdrawn?.({ indicators: removed.map(({ indicator }) => indicator), figures })
}

const findRemoved = `select distinct indicator from calculation
  where indicator not in (select value from json_each(?)) order by indicator`

const closeRemoved = `update observation set supersededAt = ?
  where supersededAt is null and indicator not in (select value from json_each(?))`

function rememberedPart({ indicator, schoolYear, fingerprint }: Due): KnownCalculation {
  return { indicator, schoolYear, fingerprint }
}
